using System.Security.Cryptography;
using System.Text;
using Belong.Bot.Chat;

namespace Belong.Bot.Screening;

/// <summary>
/// Words to be screened once: a message, a member's name, or what the platform's filter held back. The message's id and
/// edit name the words.
/// </summary>
internal sealed record Spoken(ChatMessage Message)
{
    /// <summary>What the filter did; null for everything else.</summary>
    public ChatEvent.FilteredByPlatform? Filter { get; init; }

    /// <summary>The words are somebody's name.</summary>
    public bool IsName { get; init; }

    /// <summary>The words of an event; null for what says nothing, or nothing that is screened here.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="names">Whether members' names are screened.</param>
    /// <param name="autoMod">Whether the filter's findings are taken.</param>
    /// <param name="now">The time, where the event has none.</param>
    public static Spoken? In(ChatEvent happened, bool names, bool autoMod, DateTimeOffset now) =>
        happened switch
        {
            ChatEvent.MessagePosted { Message: { ByBot: false, Deleted: false } posted } => new Spoken(posted),
            ChatEvent.MessageEdited { Message: { ByBot: false, Deleted: false } edited } => new Spoken(edited),
            ChatEvent.MemberRenamed renamed when names => Name(renamed.Community, renamed.Member, now),
            ChatEvent.MemberJoined joined when names => Name(joined.Community, joined.Member, now),
            ChatEvent.FilteredByPlatform filtered when autoMod => new Spoken(
                new ChatMessage(
                    filtered.Community,
                    filtered.Channel ?? new ChannelId(filtered.Community.Value),
                    new MessageId(filtered.Key),
                    filtered.Author,
                    AutoMod.WordsOf(filtered),
                    filtered.At
                )
            )
            {
                Filter = filtered,
            },
            _ => null,
        };

    // The id names the member and the name, so that each pair is screened once; a hash, because an id is no place for
    // words.
    private static Spoken Name(CommunityId community, Member member, DateTimeOffset now)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(member.Name)))[..16];
        return new Spoken(
            new ChatMessage(
                community,
                new ChannelId(community.Value),
                new MessageId($"{member.Id}/name-{hash}"),
                member.Id,
                member.Name,
                now
            )
        )
        {
            IsName = true,
        };
    }
}
