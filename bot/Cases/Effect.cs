using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>
/// Something to do on the platform, stored with the decision that wants it and done afterwards, exactly once:
/// intended, applied, verified. A closed set.
/// </summary>
internal abstract record Effect
{
    private Effect() { }

    /// <summary>Version 7; the platform's idempotency key.</summary>
    public Guid Key { get; init; } = Guid.CreateVersion7();

    /// <summary>Another effect of the same case that has to be over (done or given up) first.</summary>
    public Guid? After { get; init; }

    /// <summary>
    /// Effects of the same name are stored once, whatever their key; null where the case's version does that.
    /// </summary>
    public string? OnceFor { get; init; }

    /// <summary>The case's card in its queue, posted or brought up to date.</summary>
    public sealed record ShowCard : Effect;

    public sealed record TellMember(MemberId To, Notice Notice) : Effect;

    /// <summary>The outcome, in careful words, to whoever reported under this token.</summary>
    public sealed record TellReporter(string Reporter) : Effect;

    public sealed record HideMessage(ChannelId Channel, MessageId Message) : Effect;

    public sealed record RestoreMessage(ChannelId Channel, MessageId Message) : Effect;

    /// <summary>The removal at the end of an expulsion.</summary>
    /// <param name="How">In which way; access is taken where nothing else was chosen.</param>
    public sealed record RemoveMember(MemberId Member, Removal How = Removal.Access) : Effect;

    public sealed record TimeOutMember(MemberId Member, DateTimeOffset Until) : Effect;

    public sealed record LiftTimeOut(MemberId Member) : Effect;

    /// <summary>Undoes a removal.</summary>
    public sealed record ReadmitMember(MemberId Member, Removal How) : Effect;

    /// <summary>Asks whoever sanctioned somebody by hand for a clause and a reason.</summary>
    public sealed record AskForReason(MemberId To) : Effect;

    /// <summary>The welcome to somebody who joined.</summary>
    public sealed record Welcome(MemberId To) : Effect;

    /// <summary>A reminder of one clause to a channel.</summary>
    public sealed record RemindChannel(ChannelId Channel, ClauseId Clause) : Effect;

    /// <summary>Something that the people of a queue must know, for example a detector switched off.</summary>
    public sealed record Announce(Queue Queue, string Text) : Effect;
}
