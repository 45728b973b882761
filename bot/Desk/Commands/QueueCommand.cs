using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Commands;

/// <summary><c>/queue</c>: the cases that wait for this person, urgent ones first. Never one's own (C11), nor one that
/// they are a party of (M2h).</summary>
internal sealed class QueueCommand(ICaseLists lists, ChatPlatforms platforms, TimeProvider time) : ICommand
{
    private const int Shown = 20;

    public CommandSpec Spec { get; } =
        new("queue", "The cases that wait for a decision", Roles.Moderator | Roles.Operator | Roles.Trustee);

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var actor = Actor.From(call.By);
        var queues = Enum.GetValues<Queue>().Where(actor.MayWork).ToList();
        var open = await lists.ListOpenAsync(call.Community, queues, call.By.Id, Shown + 1, cancellationToken);
        if (open.Count == 0)
            return Reply.Say("The queue is empty.");

        var platform = platforms[call.Community];
        List<PostField> fields = [];
        foreach (var one in open.Take(Shown))
        {
            var claimed = one.ClaimedBy is { } who
                ? $"claimed by {await platform.NameOfAsync(who, cancellationToken)}"
                : "nobody's yet";
            fields.Add(
                new PostField(
                    $"Case {one.Id} · {one.Clause}{(one.Urgent ? " · urgent" : "")}",
                    $"{await NameAsync(platform, one, cancellationToken)}; {Wording.Say(one.Status)}; {claimed}; "
                        + $"{(one.ProposalPending ? "expulsion waits for a second person; " : "")}since "
                        + $"{Age(one.OpenedAt)}"
                )
            );
        }

        return new Reply.Message(
            new Post(open.Count > Shown ? $"The first {Shown}." : $"{open.Count} in all.")
            {
                Title = "Queue",
                Fields = fields,
            }
        );
    }

    private static async Task<string> NameAsync(
        IChatPlatform platform,
        CaseSummary one,
        CancellationToken cancellationToken
    ) =>
        one.Subject == CaseState.Belong(one.Community) ? "Belong itself"
        : one.Subject == CaseState.Raid(one.Community) ? "a raid"
        : await platform.NameOfAsync(one.Subject, cancellationToken);

    private string Age(DateTimeOffset since) =>
        (time.GetUtcNow() - since) switch
        {
            { TotalMinutes: < 60 } age => $"{Math.Max(0, age.TotalMinutes):0} min",
            { TotalHours: < 48 } age => $"{age.TotalHours:0} h",
            var age => $"{age.TotalDays:0} days",
        };
}
