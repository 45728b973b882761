namespace Belong.Bot.Cases;

/// <summary>The law's answer: a closed set.</summary>
internal abstract record Decision
{
    private Decision() { }

    /// <summary>Yes: what is to be appended, and what is to be done.</summary>
    public sealed record Accepted(IReadOnlyList<CaseEvent> Events, IReadOnlyList<Effect> Effects) : Decision
    {
        /// <summary>Names behind new tokens.</summary>
        public IReadOnlyList<CaseParty> Parties { get; init; } = [];
    }

    /// <summary>No, and nothing is stored.</summary>
    public sealed record Refused(Refusal Why) : Decision;
}

/// <summary>Every no that the law knows; <c>Desk/Wording</c> says them in sentences.</summary>
internal enum Refusal
{
    /// <summary>The actor's role does not allow it.</summary>
    NotAllowed,

    /// <summary>The actor is the subject (C11).</summary>
    OwnCase,

    /// <summary>The actor reported it or is affected by it (M2h).</summary>
    Recused,

    /// <summary>The card is out of date: somebody or something was first.</summary>
    AlreadyHandled,

    /// <summary>The case is decided or closed.</summary>
    AlreadyDecided,

    /// <summary>The case is claimed by somebody else; claiming it takes it over.</summary>
    ClaimedByAnother,

    /// <summary>It is this moderator's already.</summary>
    AlreadyClaimed,

    /// <summary>An expulsion is proposed: approve or reject it first.</summary>
    ProposalPending,

    /// <summary>No expulsion is proposed.</summary>
    NoProposal,

    /// <summary>Nobody approves their own proposal.</summary>
    OwnProposal,

    /// <summary>This clause carries reminders only, or duties of the staff.</summary>
    ClauseNotSanctionable,

    /// <summary>There is no message in the case that could be hidden.</summary>
    NothingToHide,

    /// <summary>Nothing is hidden.</summary>
    NothingHidden,

    /// <summary>Only the person who was asked to cease can acknowledge it.</summary>
    NotTheSubject,

    /// <summary>There is nothing to acknowledge, or it was acknowledged before.</summary>
    NothingToAcknowledge,

    /// <summary>Nothing failed that could be tried again.</summary>
    NothingToRetry,

    /// <summary>The case holds as many flags of this kind as help a decision; the message's scores are kept.</summary>
    EnoughEvidence,

    /// <summary>There is nothing of this in the case.</summary>
    NoSuchEvidence,

    /// <summary>The case was opened in shadow mode: nothing is done on the platform.</summary>
    ShadowMode,

    /// <summary>A case about Belong itself, or about a raid, has no member to sanction.</summary>
    NoMemberToSanction,

    /// <summary>The member is timed out in this case already.</summary>
    TimedOutAlready,

    /// <summary>No time-out is in force in this case.</summary>
    NotTimedOut,

    /// <summary>The time-out needs no second person, or has one already.</summary>
    NothingToConfirm,

    /// <summary>There is no sanction in this case that could be appealed against.</summary>
    NothingToAppeal,

    /// <summary>The one appeal has been heard.</summary>
    AppealHeard,

    /// <summary>Nobody hears an appeal against their own decision.</summary>
    OwnDecision,

    /// <summary>No notice of this case waits to be delivered by hand.</summary>
    NothingToHandOver,

    /// <summary>Nothing in this case was done by hand and waits for a reason.</summary>
    NothingToExplain,
}
