using System.Text.Json;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Messages;
using Belong.Bot.Platforms.Discord.Rest;

namespace Belong.Bot.Platforms.Discord.Events;

/// <summary>One channel or thread to catch up with.</summary>
/// <param name="Id">The channel.</param>
/// <param name="From">Where it was read up to.</param>
/// <param name="IsHeard">Whether anything was ever heard there: only then edits can have been missed.</param>
internal readonly record struct MissedChannel(ulong Id, MessageCursor From, bool IsHeard);

/// <summary>
/// Reads one channel from where it was left: edits among the last hundred messages first, then what was posted, oldest
/// first, page by page, at most so many.
/// </summary>
internal sealed class MissedMessages(DiscordRest rest, MessageReader reader, MissedChannel channel, int most)
{
    private const int PageLength = 100;

    private MessageCursor _at = channel.From;
    private bool _editsRead = !channel.IsHeard;

    public ulong Channel => channel.Id;

    /// <summary>How many posts and edits were found.</summary>
    public int Found { get; private set; }

    public bool IsOver { get; private set; }

    /// <summary>True when there was more than the bot reads.</summary>
    public bool IsCut { get; private set; }

    /// <summary>True when the channel cannot be read (any more).</summary>
    public bool IsClosed { get; private set; }

    /// <summary>The next page; empty is not yet over.</summary>
    /// <exception cref="PlatformException">Transient: nothing is lost, the whole is asked for again.</exception>
    public async Task<IReadOnlyList<ChatEvent>> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!_editsRead)
            {
                _editsRead = true;
                return await EditsAsync(cancellationToken);
            }

            return await PostsAsync(cancellationToken);
        }
        catch (PlatformException closed) when (closed.Fault is PlatformFault.Forbidden or PlatformFault.NotFound)
        {
            (IsOver, IsClosed) = (true, true);
            return [];
        }
    }

    private async Task<IReadOnlyList<ChatEvent>> EditsAsync(CancellationToken cancellationToken)
    {
        if (_at.Last == 0)
            return [];
        var page = await PageAsync($"before={_at.Last + 1}", cancellationToken);
        List<ChatEvent> edits = [];
        foreach (
            var (json, at) in page.Select(one => (Json: one, At: one.Instant("edited_timestamp")))
                .Where(one => one.At?.ToUnixTimeMilliseconds() > channel.From.Known)
                .OrderBy(one => one.At)
        )
        {
            if (reader.Read(json) is not { } message || json.Id("id") is not { } id)
                continue;
            _at = _at.Edited(id, at!.Value);
            edits.Add(new ChatEvent.MessageEdited(message) { Position = Position(), Late = true });
        }

        Found += edits.Count;
        return edits;
    }

    private async Task<IReadOnlyList<ChatEvent>> PostsAsync(CancellationToken cancellationToken)
    {
        if (Found >= most)
        {
            (IsOver, IsCut) = (true, true);
            return [];
        }

        var page = await PageAsync($"after={_at.Last}", cancellationToken);
        IsOver = page.Count < PageLength;
        List<ChatEvent> posts = [];
        foreach (var json in page.OrderBy(one => one.Id("id")))
        {
            if (json.Id("id") is not { } id)
                continue;
            _at = _at.Posted(id);
            if (reader.Read(json) is { } message)
                posts.Add(new ChatEvent.MessagePosted(message) { Position = Position(), Late = true });
        }

        Found += posts.Count;
        return posts;
    }

    private EventPosition Position() => new(MessageCursor.StreamOf(channel.Id), _at.ToString());

    private async Task<List<JsonElement>> PageAsync(string range, CancellationToken cancellationToken)
    {
        var page = await rest.SendAsync(
            DiscordCall.Get($"/channels/{channel.Id}/messages?{range}&limit={PageLength}"),
            cancellationToken
        );
        return page.ValueKind == JsonValueKind.Array ? [.. page.EnumerateArray()] : [];
    }
}
