using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>
/// Asks the platform before anything is promised: what is beyond the bot's or the moderator's rank is refused with the
/// platform's own sentence.
/// </summary>
internal sealed class RankCheck(ChatPlatforms platforms)
{
    /// <summary>Why it cannot be carried out; null when it can, or when nothing is done on the platform.</summary>
    /// <param name="wanted">What the platform would be asked to do; null for nothing.</param>
    /// <param name="target">To whom.</param>
    /// <param name="actor">Who wants it.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public async Task<Reply?> RefuseAsync(
        MemberAct? wanted,
        VerbTarget target,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        if (wanted is not { } act || !target.ReachesMember)
            return null;

        var platform = platforms[target.Community];
        if (act == MemberAct.TimeOut && !platform.Capabilities.CanTimeOut)
        {
            return new Reply.Refused(RefusalKind.Unavailable, "Timing members out is not possible on this platform.");
        }

        try
        {
            return await platform.WhyNotAsync(act, target.Subject, actor.Id, cancellationToken) is { } why
                ? new Reply.Refused(RefusalKind.Forbidden, why)
                : null;
        }
        catch (PlatformException fault)
        {
            return new Reply.Refused(
                RefusalKind.Unavailable,
                $"The platform does not say whether this can be done ({fault.Fault}): nothing was changed. Please try "
                    + "again."
            );
        }
    }
}
