using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>
/// Asks the platform before anything is promised: what is beyond the bot's or the moderator's rank is refused with the
/// platform's own sentence.
/// </summary>
internal sealed class RankCheck(ChatPlatforms platforms)
{
    /// <summary>
    /// Why the action cannot be carried out; null when it can, or when nothing is done on the platform.
    /// </summary>
    /// <param name="community">Where.</param>
    /// <param name="subject">To whom.</param>
    /// <param name="state">The case, if there is one.</param>
    /// <param name="action">What is wanted.</param>
    /// <param name="actor">Who wants it.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public async Task<Reply?> RefuseAsync(
        CommunityId community,
        MemberId subject,
        CaseState? state,
        CaseAction action,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        if (state is { Shadow: true } or { HasMember: false } || ActOf(action, state) is not { } act)
            return null;

        var platform = platforms[community];
        if (WhyNever(platform.Capabilities, action) is { } never)
            return never;
        try
        {
            return await platform.WhyNotAsync(act, subject, actor.Id, cancellationToken) is { } why
                ? new Reply.Refused(RefusalKind.Forbidden, why)
                : null;
        }
        catch (PlatformException fault)
        {
            return new Reply.Refused(
                RefusalKind.Unavailable,
                $"The platform does not say whether this can be done ({fault.Fault}): nothing was changed. Please try "
                    + $"again."
            );
        }
    }

    private static Reply.Refused? WhyNever(PlatformCapabilities capabilities, CaseAction action) =>
        action switch
        {
            CaseAction.TimeOutSubject or CaseAction.ConfirmTimeOut when !capabilities.CanTimeOut => new(
                RefusalKind.Unavailable,
                "Timing members out is not possible on this platform."
            ),
            CaseAction.ProposeExpulsion propose when !capabilities.Removals.Contains(propose.How) => new(
                RefusalKind.Invalid,
                $"how: '{RemovalChoice.NameOf(propose.How)}' is not possible on this platform; "
                    + $"it has {string.Join(" and ", RemovalChoice.Of(capabilities).Select(RemovalChoice.NameOf))}."
            )
            {
                Field = "how",
            },
            _ => null,
        };

    private static MemberAct? ActOf(CaseAction action, CaseState? state) =>
        action switch
        {
            CaseAction.TimeOutSubject or CaseAction.ConfirmTimeOut => MemberAct.TimeOut,
            CaseAction.ProposeExpulsion propose => ActOf(propose.How),

            // What was done by hand is done; approving it asks nothing of the platform that it has not seen.
            CaseAction.ApproveExpulsion when state is { ByHand.Count: 0, Proposal: { } proposal } => ActOf(
                proposal.How
            ),
            _ => null,
        };

    private static MemberAct ActOf(Removal how) =>
        how switch
        {
            Removal.Kick => MemberAct.Kick,
            Removal.Ban => MemberAct.Ban,
            _ => MemberAct.TakeAccess,
        };
}
