namespace Belong.Bot.Charter;

/// <summary>The stable id of a clause: <c>C</c> of the Code of Conduct, <c>M</c> of the Members Charter.</summary>
internal readonly record struct ClauseId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>How a clause may be used.</summary>
internal enum ClauseUse
{
    /// <summary>A breach can lead up the ladder to any sanction.</summary>
    Sanction,

    /// <summary>Reminders only, never sanctions.</summary>
    ReminderOnly,

    /// <summary>A duty of the community's staff and of this bot towards members.</summary>
    Duty,
}

/// <summary>Clauses of one sort of behaviour: who was asked to cease one is expected to cease them all.</summary>
internal enum ClauseFamily
{
    /// <summary>The harassment policy: C1, C4 to C10, C22, M2i.</summary>
    Harassment,

    /// <summary>Self-promotion and worthless posts: C19, C20, M2m.</summary>
    Promotion,

    /// <summary>Everything else: each clause for itself.</summary>
    Other,
}

/// <summary>One clause in plain words.</summary>
/// <param name="Id">For example <c>C20</c>.</param>
/// <param name="Title">A few words, at most 80 characters.</param>
/// <param name="Text">One or two sentences, spoken to a member; at most 1,000 characters.</param>
/// <param name="Use">What may follow from it.</param>
/// <param name="Family">Which clauses count as the same behaviour.</param>
internal sealed record Clause(ClauseId Id, string Title, string Text, ClauseUse Use, ClauseFamily Family)
{
    /// <summary>Offered as a category of <c>/report</c>.</summary>
    public bool Reportable { get; init; }

    /// <summary>May be posted as a scheduled reminder to the community.</summary>
    public bool Remindable { get; init; }

    /// <summary>Other words by which members look for the clause; never shown.</summary>
    public IReadOnlyList<string> SearchWords { get; init; } = [];
}
