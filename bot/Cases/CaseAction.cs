using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>What somebody wants to do with a case: a closed set.</summary>
internal abstract partial record CaseAction
{
    private CaseAction() { }

    /// <summary>
    /// The revision that the person saw (<see cref="CaseState.Revision"/>); null where the action does not rest on
    /// what a card showed.
    /// </summary>
    public int? Seen { get; init; }

    /// <summary>Bot: a detector's finding. Opens the case when there is none.</summary>
    public sealed record RaiseFlag(Flag Flag) : CaseAction;

    /// <summary>Anybody: a report. Opens the case when there is none.</summary>
    public sealed record FileReport(Concern Concern, MemberIdOrName? Affected) : CaseAction;

    /// <summary>Bot: the author changed or removed a message that is evidence.</summary>
    public sealed record NoteEvidenceChange(MessageId Message, bool Deleted) : CaseAction;

    public sealed record Claim : CaseAction;

    public sealed record AddNote(string Text) : CaseAction;

    public sealed record Dismiss(Disposition Disposition, string Reason) : CaseAction;

    /// <summary>A sanction under a clause.</summary>
    /// <param name="Words">What the member reads of whoever decides.</param>
    public abstract record Impose(Sanction Sanction, ClauseId Clause, string Words) : CaseAction
    {
        /// <summary>What is recorded: the decision, or a proposal that waits for a second person.</summary>
        public abstract CaseEvent Happens(MemberId who, CasePolicy policy, DateTimeOffset now);
    }

    /// <summary>Hides the message that was flagged or reported last.</summary>
    public sealed record Hide : CaseAction;

    /// <summary>Brings back every hidden message of the case.</summary>
    public sealed record Restore : CaseAction;

    /// <summary>
    /// Keeps the subject from speaking: at once and for the interim span, and for longer once confirmed.
    /// </summary>
    /// <param name="Span">How long it is meant to hold.</param>
    public sealed record TimeOutSubject(ClauseId Clause, string Words, TimeSpan Span) : CaseAction;

    /// <summary>A second person: the time-out holds for as long as it was meant to.</summary>
    public sealed record ConfirmTimeOut : CaseAction;

    public sealed record LiftTimeOut : CaseAction;

    /// <summary>Somebody who did not decide the case hears the appeal against it.</summary>
    public sealed record HearAppeal(bool Upheld, string Reason) : CaseAction;

    /// <summary>A person has given the member what could not be sent.</summary>
    public sealed record HandOver(string How) : CaseAction;

    /// <summary>The clause and the reason of what was done by hand.</summary>
    public sealed record ExplainByHand(ClauseId Clause, string Words) : CaseAction;

    /// <summary>Bot: a person has used the platform's own tools.</summary>
    public sealed record NoteByHand(MemberId By, HandSanction Kind, string? Reason, DateTimeOffset Done, string Key)
        : CaseAction;

    /// <summary>Bot: members joined in what looks like a raid.</summary>
    public sealed record NoteRaid(IReadOnlyList<RaidMember> Members) : CaseAction;

    /// <summary>Tries again what could not be delivered or carried out.</summary>
    public sealed record Retry : CaseAction;

    /// <summary>Bot: an effect is over.</summary>
    public sealed record RecordOutcome(Effect Effect, EffectOutcome Outcome) : CaseAction;

    /// <summary>Bot: a clock of the case has run out.</summary>
    public sealed record PassDeadline : CaseAction;
}

/// <summary>How an effect ended.</summary>
/// <param name="Done">True when it is done and verified.</param>
/// <param name="Why">Otherwise, the platform's reason in words for the card.</param>
internal sealed record EffectOutcome(bool Done, string? Why)
{
    public static EffectOutcome Success { get; } = new(true, null);
}
