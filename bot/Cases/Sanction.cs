using Belong.Bot.Charter;

namespace Belong.Bot.Cases;

/// <summary>
/// A step of the ladder, with all that the house knows of it: a file each holds the sanction, what a moderator asks for
/// and what is recorded.
/// </summary>
internal abstract class Sanction
{
    private protected Sanction() { }

    public static Sanction Reminder { get; } = new Reminder();

    public static Sanction Warning { get; } = new Warning();

    public static Sanction RequestToCease { get; } = new RequestToCease();

    public static Sanction Expulsion { get; } = new Expulsion();

    /// <summary>The ladder, lowest rung first.</summary>
    public static IReadOnlyList<Sanction> All { get; } = [Reminder, Warning, RequestToCease, Expulsion];

    /// <summary>Its place on the ladder, 0 for the lowest.</summary>
    public int Rung => All.TakeWhile(one => one != this).Count();

    public abstract Disposition Disposition { get; }

    public abstract Notice Notice { get; }

    /// <summary>Its events by the names under which they are stored: these never change.</summary>
    public abstract IReadOnlyDictionary<string, Type> Stored { get; }

    /// <summary>What it is called, in a list.</summary>
    public abstract string Name { get; }

    /// <summary>What the card suggests to do.</summary>
    public abstract string Label { get; }

    /// <summary>What became of whoever had it before.</summary>
    public abstract string Done { get; }

    /// <summary>
    /// Counts against the member: it is under a clause that forbids something, and can be appealed against.
    /// </summary>
    public virtual bool IsStrike => true;

    /// <summary>Its notice carries a button to acknowledge it.</summary>
    public virtual bool IsAcknowledged => false;

    /// <summary>The sanction by which a case was decided; null for dismissals.</summary>
    public static Sanction? Of(Disposition? disposition) => All.FirstOrDefault(one => one.Disposition == disposition);

    /// <summary>The sanction of which a notice tells; null for notices of something else.</summary>
    public static Sanction? Of(Notice notice) => All.FirstOrDefault(one => one.Notice == notice);

    /// <summary>Whether it may follow though the case is decided.</summary>
    public virtual bool MayFollow(CaseState decided) => false;

    /// <summary>Whether nothing is left to do once the member has the notice.</summary>
    public virtual bool ClosesWhenTold(CaseState state) => true;

    /// <summary>The title of the notice.</summary>
    public abstract string Title(ClauseId clause);

    /// <summary>The first sentence of the notice.</summary>
    public abstract string Opening(CaseOutcome outcome);

    /// <summary>What the notice says of what follows.</summary>
    /// <param name="time">An instant as people read it.</param>
    public abstract string WhatNow(CaseOutcome outcome, Func<DateTimeOffset, string> time);
}
