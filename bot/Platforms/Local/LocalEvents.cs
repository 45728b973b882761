using System.Globalization;
using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local;

/// <summary>Changes of the community in the bot's words.</summary>
internal sealed class LocalEvents(LocalMembers members, LocalAddress address)
{
    /// <summary>The one stream of the embedded community: its log of changes.</summary>
    public const string Stream = "local";

    public static EventPosition PositionOf(long change) => new(Stream, change.ToString(CultureInfo.InvariantCulture));

    /// <summary>The event of a change; null for what the bot did itself and for messages that are gone.</summary>
    public ChatEvent? Of(Change change)
    {
        ChatEvent? happened = change switch
        {
            { Kind: ChangeKind.Posted or ChangeKind.Edited, Message.State: MessageState.Deleted } => null,
            { Kind: ChangeKind.Posted, Message: { } posted } => new ChatEvent.MessagePosted(Of(posted)),
            { Kind: ChangeKind.Edited, Message: { } edited } => new ChatEvent.MessageEdited(Of(edited)),
            { Kind: ChangeKind.Deleted, Message: { } deleted } => new ChatEvent.MessageDeleted(
                LocalId.Community,
                LocalId.Channel(deleted.Channel),
                LocalId.Message(deleted.Number)
            ),
            { Kind: ChangeKind.Joined, Member: { } joined } => new ChatEvent.MemberJoined(
                LocalId.Community,
                joined.ToMember(),
                KeyOf(change)
            ),
            { Kind: ChangeKind.Left, Member: { } left } => new ChatEvent.MemberLeft(LocalId.Community, left.Id),
            { Kind: ChangeKind.Renamed, Member: { } renamed, Note.Name: { } name } => new ChatEvent.MemberRenamed(
                LocalId.Community,
                renamed.ToMember() with
                {
                    Name = name,
                }
            ),
            {
                Kind: ChangeKind.SanctionedByHand,
                Member: { } member,
                Note: { Sanction: { } sanction, By: { } by } note
            } => new ChatEvent.SanctionedByHand(
                LocalId.Community,
                member.Id,
                sanction,
                LocalId.Member(by),
                note.Reason,
                note.At,
                KeyOf(change)
            ),
            {
                Kind: ChangeKind.Filtered,
                Member: { } author,
                Note: { Channel: { } channel, Phrase: { } phrase } note
            } => new ChatEvent.FilteredByPlatform(
                LocalId.Community,
                LocalId.Channel(channel),
                null,
                author.Id,
                "word filter",
                phrase,
                note.Text,
                note.At,
                KeyOf(change)
            ),
            _ => null,
        };
        return happened is null ? null : happened with { Position = PositionOf(change.Number) };
    }

    private static string KeyOf(Change change) =>
        string.Create(CultureInfo.InvariantCulture, $"{LocalId.Prefix}change-{change.Number}");

    /// <summary>The message as this change left it, whatever its state.</summary>
    public ChatMessage Of(LocalMessage message) =>
        new(
            LocalId.Community,
            LocalId.Channel(message.Channel),
            LocalId.Message(message.Number),
            LocalId.Member(message.Author),
            message.Text,
            message.EditedAt ?? message.At
        )
        {
            Edit = message.Edit,
            ReplyTo = message.ReplyTo is { } quoted ? LocalId.Message(quoted.Number) : null,
            ReplyToAuthor = message.ReplyTo is { } answered ? LocalId.Member(answered.Author) : null,
            Mentions = Mentions.In(message.Text, members),
            Parts =
                message.Forwards.Count == 0
                    ? []
                    : [.. message.Forwards.Select(forward => new MessagePart(MessagePartKind.Forward, forward.Text))],
            ByBot = message.Post is not null || message.Author == LocalId.Bot,
            Link = address.LinkTo(message.Channel, message.Number),
            Deleted = message.State == MessageState.Deleted,
        };

    /// <summary>The message as it stands: what is hidden keeps its text, for those who review it.</summary>
    public ChatMessage AsSeen(LocalMessage message) =>
        message.State switch
        {
            MessageState.Deleted => Of(message with { Text = "", Forwards = [] }),
            MessageState.Hidden => Of(message) with { Hidden = true },
            _ => Of(message),
        };
}
