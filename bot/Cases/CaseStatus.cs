namespace Belong.Bot.Cases;

/// <summary>Where a case stands; derived from its events, never set by hand.</summary>
internal enum CaseStatus
{
    /// <summary>In the queue, nobody's.</summary>
    Open,

    /// <summary>A moderator works on it.</summary>
    Claimed,

    /// <summary>Decided; being carried out, or waiting for an acknowledgement.</summary>
    Decided,

    /// <summary>Carried out, verified and told.</summary>
    Closed,
}

/// <summary>How a case was decided.</summary>
internal enum Disposition
{
    NoViolation,
    Reminder,
    Warning,
    RequestToCease,
    Expulsion,
    BadFaith,
    Duplicate,
    OutsideScope,
    Repaired,
}
