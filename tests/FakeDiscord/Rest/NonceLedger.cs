using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Rest;

/// <summary>
/// enforce_nonce: the same author and nonce in the past few minutes is the message that is there already.
/// </summary>
internal sealed class NonceLedger
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);
    private readonly Dictionary<(Snowflake Author, string Nonce), Message> _messages = [];

    public Message? Find(User author, string nonce, DateTimeOffset now) =>
        _messages.GetValueOrDefault((author.Id, nonce)) is { } message && now - message.Id.CreatedAt < Remembered
            ? message
            : null;

    public void Keep(Message message, string nonce) => _messages[(message.Author.Id, nonce)] = message;
}
