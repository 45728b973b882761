using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local;

/// <summary>Timing out, removing and their undoing, by the bot or by hand. What is so already is success.</summary>
internal sealed class LocalStanding(LocalCommunity community)
{
    private const Roles Staff = Roles.Moderator | Roles.Operator | Roles.Trustee;

    /// <summary>
    /// The ways of removing that the embedded community has; nobody joins again after leaving, so no kick.
    /// </summary>
    public static readonly IReadOnlySet<Removal> Removals = new HashSet<Removal> { Removal.Ban, Removal.Access };

    /// <summary>False for nobody; so is every answer here.</summary>
    public Task<bool> TimeOutAsync(string slug, DateTimeOffset until, CancellationToken cancellationToken) =>
        ChangeAsync(
            slug,
            member => member.TimedOutUntil >= until ? member : member with { TimedOutUntil = Whole(until) },
            ChangeKind.TimedOut,
            byHand: null,
            cancellationToken
        );

    public Task<bool> LiftTimeOutAsync(string slug, CancellationToken cancellationToken) =>
        ChangeAsync(slug, Lifted, ChangeKind.TimeOutLifted, byHand: null, cancellationToken);

    public Task<bool> RemoveAsync(string slug, Removal how, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(slug, member => Removed(member, how), ChangeKind.Left, byHand: null, cancellationToken, reason);

    public Task<bool> ReadmitAsync(string slug, CancellationToken cancellationToken) =>
        ChangeAsync(slug, Readmitted, ChangeKind.Readmitted, byHand: null, cancellationToken);

    /// <summary>What a person does with the community's own tools, past the bot, which hears of it.</summary>
    /// <param name="target">To whom.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="kind">What: <c>ban</c>, <c>timeOut</c>, <c>unban</c> or <c>timeOutLifted</c>.</param>
    /// <param name="until">When a time-out ends.</param>
    /// <param name="reason">What they give as a reason; null for none.</param>
    /// <param name="cancellationToken">Stops waiting to begin.</param>
    public async Task<Outcome<LocalMember>> ByHandAsync(
        LocalMember target,
        LocalMember by,
        string? kind,
        DateTimeOffset? until,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        if (
            !Enum.TryParse<HandSanction>(kind, ignoreCase: true, out var sanction)
            || sanction == HandSanction.Kick
            || !Enum.IsDefined(sanction)
        )
        {
            return Problem.Invalid("kind", "'kind' is ban, timeOut, unban or timeOutLifted.");
        }

        if ((by.Roles & Staff) == Roles.None || WhyNot(target, by) is not null)
        {
            return Problem.Forbidden(
                WhyNot(target, by) ?? "Only moderators, operators and trustees have these tools.",
                "as"
            );
        }

        if (sanction == HandSanction.TimeOut && !(until > community.Now))
        {
            return Problem.Invalid(
                "until",
                "'until' is when the time-out ends: an instant to come, as 2030-01-31T12:00:00Z."
            );
        }

        Func<LocalMember, LocalMember> change = sanction switch
        {
            HandSanction.Ban => member => Removed(member, Removal.Ban),
            HandSanction.TimeOut => member => member with { TimedOutUntil = Whole(until!.Value) },
            HandSanction.Unban => Readmitted,
            _ => Lifted,
        };
        var logged = sanction switch
        {
            HandSanction.Ban => ChangeKind.Left,
            HandSanction.TimeOut => ChangeKind.TimedOut,
            HandSanction.Unban => ChangeKind.Readmitted,
            _ => ChangeKind.TimeOutLifted,
        };
        var note = new ChangeNote(community.Now)
        {
            Sanction = sanction,
            By = by.Slug,
            Reason = reason,
        };
        await ChangeAsync(target.Slug, change, logged, note, cancellationToken, reason);
        return community.Members[target.Slug];
    }

    /// <summary>Why a member is out of somebody's reach: the bot's, when <paramref name="by"/> is null.</summary>
    public static string? WhyNot(LocalMember target, LocalMember? by) =>
        target.IsBot ? $"{target.Name} is the bot itself. Choose a person."
        : by is not null && Rank(by) < Rank(target)
            ? $"{target.Name} has a higher role than {by.Name}. Ask somebody of at least the same role."
        : null;

    private static int Rank(LocalMember member) =>
        member.Roles.HasFlag(Roles.Trustee) ? 3
        : member.Roles.HasFlag(Roles.Operator) ? 2
        : member.Roles.HasFlag(Roles.Moderator) ? 1
        : 0;

    private static LocalMember Lifted(LocalMember member) =>
        member.TimedOutUntil is null ? member : member with { TimedOutUntil = null };

    /// <summary>A ban goes beyond taken access, and not the other way.</summary>
    private static LocalMember Removed(LocalMember member, Removal how) =>
        member.RemovedHow is Removal.Ban || member.RemovedHow == how ? member : member with { RemovedHow = how };

    private static LocalMember Readmitted(LocalMember member) =>
        member.RemovedHow is null ? member : member with { RemovedHow = null };

    /// <summary>As the file keeps it.</summary>
    private static DateTimeOffset Whole(DateTimeOffset at) =>
        DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());

    /// <param name="slug">The member.</param>
    /// <param name="change">The member as they should be; themselves for nothing to do.</param>
    /// <param name="kind">How the change is logged.</param>
    /// <param name="byHand">What the bot is told, when it was not the bot.</param>
    /// <param name="cancellationToken">Stops waiting to begin.</param>
    /// <param name="reason">Why, for a removal.</param>
    private Task<bool> ChangeAsync(
        string slug,
        Func<LocalMember, LocalMember> change,
        ChangeKind kind,
        ChangeNote? byHand,
        CancellationToken cancellationToken,
        string? reason = null
    )
    {
        var now = community.Now;
        return community.WriteAsync(
            session =>
            {
                if (MemberRows.Find(session.Statements, slug) is not { IsBot: false } member)
                {
                    return false;
                }

                var changed = change(member);
                if (!ReferenceEquals(changed, member))
                {
                    session.Update(changed, kind, now, reason);
                    if (byHand is not null)
                    {
                        session.Log(ChangeKind.SanctionedByHand, changed, byHand);
                    }
                }

                return true;
            },
            cancellationToken
        );
    }
}
