using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Commands;

/// <summary>
/// <c>/timeout</c>: an interim measure of one moderator; a second person confirms what is to hold longer.
/// </summary>
internal sealed class TimeoutCommand(
    CaseService cases,
    ICaseStore store,
    MemberFinder finder,
    CommunityCharter charter,
    OutgoingCheck outgoing,
    RankCheck ranks
) : SanctionCommand(cases, store, finder, charter, outgoing, ranks)
{
    public override CommandSpec Spec { get; } =
        new("timeout", "Keep a member from speaking for a time", Roles.Moderator | Roles.Operator)
        {
            Options =
            [
                .. Options("words", required: false),
                new("for", "For how long (default: one day)", OptionKind.Choice) { Choices = Spans.Choices },
            ],
        };

    protected override Task<(CaseAction? Action, Reply? Fault)> ActionAsync(
        CommandCall call,
        ClauseId clause,
        Member subject,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult<(CaseAction?, Reply?)>(
            (
                new CaseAction.TimeOutSubject(
                    clause,
                    call["words"] ?? "",
                    call["for"] is { } chosen ? Spans.ByValue[chosen] : Spans.Default
                ),
                null
            )
        );
}
