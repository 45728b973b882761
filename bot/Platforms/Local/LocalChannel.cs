using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local;

/// <summary>
/// A channel, or one person's inbox: a channel that its owner alone reads and only the bot writes to.
/// </summary>
/// <param name="Slug">For example <c>forum</c>; an inbox is <c>inbox-</c> and its owner's slug.</param>
/// <param name="Topic">What it is for, in a sentence.</param>
/// <param name="For">Seen by whoever has any of these roles.</param>
internal sealed record LocalChannel(string Slug, string Topic, Roles For)
{
    /// <summary>Whose inbox it is; null for a channel.</summary>
    public string? Owner { get; init; }

    public static string InboxOf(string memberSlug) => "inbox-" + memberSlug;

    public static LocalChannel ForInbox(string memberSlug) =>
        new(InboxOf(memberSlug), "Messages to you alone.", Roles.None) { Owner = memberSlug };

    /// <summary>A removed member sees nothing but their inbox.</summary>
    public bool IsSeenBy(LocalMember person) =>
        Owner is null ? !person.Removed && (person.Roles & For) != Roles.None : Owner == person.Slug;
}
