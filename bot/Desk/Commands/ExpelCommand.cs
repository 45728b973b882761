using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Commands;

/// <summary><c>/expel</c>: proposes; a second person approves on the card.</summary>
internal sealed class ExpelCommand(
    CaseService cases,
    ICaseStore store,
    MemberFinder finder,
    CommunityCharter charter,
    OutgoingCheck outgoing,
    RankCheck ranks,
    ChatPlatforms platforms
) : SanctionCommand(cases, store, finder, charter, outgoing, ranks)
{
    public override CommandSpec Spec { get; } =
        new("expel", "Propose to expel a member; a second person approves", Roles.Moderator | Roles.Operator)
        {
            Options =
            [
                .. Options("reason", required: true),
                new("how", "In which way; what the platform has", OptionKind.Choice) { Choices = RemovalChoice.All },
            ],
        };

    protected override Task<(CaseAction? Action, Reply? Fault)> ActionAsync(
        CommandCall call,
        ClauseId clause,
        Member subject,
        CancellationToken cancellationToken
    )
    {
        var how = call["how"] is { } chosen
            ? RemovalChoice.ByName[chosen]
            : RemovalChoice.DefaultOf(platforms[call.Community].Capabilities);
        return Task.FromResult<(CaseAction?, Reply?)>(
            (new CaseAction.ProposeExpulsion(clause, call["reason"]!, how), null)
        );
    }
}
