using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Commands;

/// <summary><c>/my reports</c>: the state of one's own reports.</summary>
internal sealed class MyReportsCommand(ICaseLists lists) : ICommand
{
    public CommandSpec Spec { get; } = new("my reports", "The state of the reports that you made", Roles.Member);

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var mine = await lists.ReportsByAsync(call.Community, call.By.Id, cancellationToken);
        if (mine.Count == 0)
            return Reply.Say("You have not reported anything. If something is wrong, use /report.");

        return new Reply.Message(
            new Post($"You made {mine.Count} report(s), newest first.")
            {
                Title = "Your reports",
                Fields =
                [
                    .. mine.Take(20)
                        .Select(report => new PostField(
                            $"Report {report.Number}, {report.Clause}, {Wording.Time(report.At)}",
                            State(report)
                        )),
                ],
            }
        );
    }

    /// <summary>Careful words: whether it is looked at, never what somebody else was told.</summary>
    private static string State(ReportSummary report) =>
        (report.Status, report.Disposition) switch
        {
            (CaseStatus.Open, _) => "Received; somebody will look at it.",
            (CaseStatus.Claimed, _) => "Somebody is looking at it.",
            (CaseStatus.Decided, _) => "Decided, and being carried out.",
            (_, Disposition.NoViolation or Disposition.OutsideScope or Disposition.BadFaith) =>
                "Closed: no breach that we can act on. You have been told.",
            _ => "Closed: we have acted on it. You have been told.",
        };
}
