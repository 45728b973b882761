using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>
/// What happened in a case: appended, never changed. A closed set; adding a kind means one more nested record and its
/// name in the store. No event holds the identity of a reporter or an affected person: they are role tokens
/// (<c>Reporter-1</c>), and names are kept apart (<see cref="CaseParty"/>).
/// </summary>
internal abstract partial record CaseEvent
{
    private CaseEvent(DateTimeOffset at, MemberId? by)
    {
        At = at;
        By = by;
    }

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The person who did it; null for the bot and for protected people.</summary>
    public MemberId? By { get; }

    public sealed record Opened(
        DateTimeOffset At,
        MemberId? By,
        CommunityId Community,
        MemberId Subject,
        Queue Queue,
        bool Shadow
    ) : CaseEvent(At, By);

    public sealed record FlagRaised(DateTimeOffset At, Flag Flag) : CaseEvent(At, null);

    /// <summary>A person reported. Their name is under the token in the case's parties.</summary>
    public sealed record ReportReceived(DateTimeOffset At, string Reporter, Concern Concern) : CaseEvent(At, null);

    /// <summary>The subject was asked to cease this behaviour before, in that case (C23).</summary>
    public sealed record BreachFound(DateTimeOffset At, CaseId Order, ClauseId Clause) : CaseEvent(At, null);

    /// <summary>A flagged or reported message was changed or removed by its author; the evidence stays.</summary>
    public sealed record EvidenceChanged(DateTimeOffset At, MessageId Message, bool Deleted) : CaseEvent(At, null);

    public sealed record Claimed(DateTimeOffset At, MemberId Who) : CaseEvent(At, Who);

    public sealed record NoteAdded(DateTimeOffset At, MemberId Who, string Text) : CaseEvent(At, Who);

    /// <summary>Decides the case.</summary>
    public abstract record Decided : CaseEvent
    {
        private protected Decided(DateTimeOffset at, MemberId who)
            : base(at, who) { }

        /// <summary>What somebody is told whose click came after it.</summary>
        public abstract string Briefly { get; }

        /// <summary>How it is decided.</summary>
        public abstract CaseOutcome OutcomeIn(CaseState before);
    }

    public sealed record Dismissed(DateTimeOffset At, MemberId Who, Disposition Disposition, string Reason)
        : Decided(At, Who)
    {
        public override string Briefly => "dismissed";

        public override CaseOutcome OutcomeIn(CaseState before) => new(Disposition, null, Reason, Who, At);
    }

    /// <summary>
    /// An interim measure by one moderator; it lapses unless the case is decided against the message.
    /// </summary>
    public sealed record HideOrdered(
        DateTimeOffset At,
        MemberId? By,
        ChannelId Channel,
        MessageId Message,
        DateTimeOffset Lapses
    ) : CaseEvent(At, By);

    public sealed record MessageHidden(DateTimeOffset At, MessageId Message) : CaseEvent(At, null);

    public sealed record RestoreOrdered(DateTimeOffset At, MemberId? By, ChannelId Channel, MessageId Message)
        : CaseEvent(At, By);

    public sealed record MessageRestored(DateTimeOffset At, MessageId Message) : CaseEvent(At, null);

    /// <summary>
    /// An interim measure by one moderator: no speaking. It lapses unless a second person confirms it.
    /// </summary>
    /// <param name="Wanted">Until when it is meant to hold once confirmed.</param>
    /// <param name="Until">Until when it is set for now.</param>
    public sealed record TimeOutOrdered(
        DateTimeOffset At,
        MemberId Who,
        ClauseId Clause,
        string Words,
        DateTimeOffset Wanted,
        DateTimeOffset Until
    ) : CaseEvent(At, Who);

    public sealed record TimeOutConfirmed(DateTimeOffset At, MemberId Who, DateTimeOffset Until) : CaseEvent(At, Who);

    /// <summary>The clock sets the next part of a time-out that is longer than platforms take at once.</summary>
    public sealed record TimeOutRenewed(DateTimeOffset At, DateTimeOffset Until) : CaseEvent(At, null);

    /// <summary>The platform shows the time-out.</summary>
    public sealed record TimedOut(DateTimeOffset At, DateTimeOffset Until) : CaseEvent(At, null);

    /// <summary>By a person, or with what ends the case.</summary>
    public sealed record TimeOutLiftOrdered(DateTimeOffset At, MemberId? By) : CaseEvent(At, By);

    /// <summary>The platform shows no time-out any more.</summary>
    public sealed record TimeOutLifted(DateTimeOffset At) : CaseEvent(At, null);

    /// <summary>Its time has passed, it could not be set, or an expulsion took its place.</summary>
    public sealed record TimeOutEnded(DateTimeOffset At) : CaseEvent(At, null);

    /// <summary>Somebody who had not decided the case has heard the appeal against it.</summary>
    public sealed record AppealHeard(DateTimeOffset At, MemberId Who, bool Upheld, string Reason) : CaseEvent(At, Who);

    /// <summary>Let in again, and seen to be.</summary>
    public sealed record MemberReadmitted(DateTimeOffset At) : CaseEvent(At, null);

    /// <summary>A person sanctioned the subject with the platform's own tools, past the law.</summary>
    /// <param name="Who">Who did it.</param>
    /// <param name="Done">When, by the platform's clock.</param>
    /// <param name="Key">The platform's id of it.</param>
    public sealed record SanctionedByHand(
        DateTimeOffset At,
        MemberId Who,
        HandSanction Kind,
        string? Reason,
        DateTimeOffset Done,
        string Key
    ) : CaseEvent(At, Who);

    /// <summary>The clause and the reason of what was done by hand.</summary>
    public sealed record HandSanctionExplained(DateTimeOffset At, MemberId Who, ClauseId Clause, string Words)
        : CaseEvent(At, Who);

    /// <summary>More members joined in what looks like a raid.</summary>
    public sealed record RaidNoted(DateTimeOffset At, IReadOnlyList<RaidMember> Members) : CaseEvent(At, null);

    /// <summary>A person gave the member a notice that could not be sent, and says how.</summary>
    public sealed record NoticeHandedOver(DateTimeOffset At, MemberId Who, Notice Notice, string How)
        : CaseEvent(At, Who);

    public sealed record NoticeDelivered(DateTimeOffset At, Notice Notice) : CaseEvent(At, null);

    /// <summary>The member does not have the notice: it does not count until it is delivered.</summary>
    public sealed record NoticeUndelivered(DateTimeOffset At, Notice Notice, string Why) : CaseEvent(At, null);

    /// <summary>A moderator asked to try again what could not be carried out.</summary>
    public sealed record Retried(DateTimeOffset At, MemberId Who) : CaseEvent(At, Who);

    /// <summary>Gone from the platform, and seen to be gone.</summary>
    public sealed record MemberRemoved(DateTimeOffset At) : CaseEvent(At, null);

    /// <summary>The platform would not do it, and another try is of no use without a person.</summary>
    public sealed record ActionFailed(DateTimeOffset At, string Action, string Why) : CaseEvent(At, null);

    public sealed record Closed(DateTimeOffset At) : CaseEvent(At, null);
}
