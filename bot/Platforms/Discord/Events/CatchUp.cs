using System.Runtime.CompilerServices;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Guilds;
using Belong.Bot.Platforms.Discord.Memory;
using Belong.Bot.Platforms.Discord.Messages;
using Belong.Bot.Platforms.Discord.Rest;

namespace Belong.Bot.Platforms.Discord.Events;

/// <summary>
/// What happened while the bot was away, channel by channel and thread by thread, a page of each in turn so that one
/// busy channel does not keep the others waiting.
/// </summary>
internal sealed class CatchUp(
    GuildState guild,
    DiscordRest rest,
    MessageReader reader,
    ChannelHeads heads,
    AuditLog audit,
    Ledger ledger,
    TimeProvider time
)
{
    /// <summary>The most that is read of one channel.</summary>
    public const int MostInChannel = 5000;

    private const string Baseline = "listening-since";

    /// <summary>A shorter absence in which nothing was said is not worth a word.</summary>
    private static readonly TimeSpan WorthTelling = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan AuditKept = TimeSpan.FromDays(45);

    public async IAsyncEnumerable<ChatEvent> ReadAsync(
        IReadOnlyDictionary<string, string> cursorsByStream,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        audit.Begin();
        var cursors = Cursors(cursorsByStream);
        if (Since(cursors) is not { } since)
            yield break;

        var tally = new Tally();
        foreach (var title in await TitlesAsync(since, cancellationToken))
            yield return title;
        var waiting = new Queue<MissedMessages>(
            (await ChannelsAsync(cursors, since, cancellationToken)).Select(channel => new MissedMessages(
                rest,
                reader,
                channel,
                MostInChannel
            ))
        );
        while (waiting.TryDequeue(out var channel))
        {
            foreach (var happened in await channel.NextAsync(cancellationToken))
                yield return happened;
            if (channel.IsOver)
                tally.Add(channel, guild);
            else
                waiting.Enqueue(channel);
        }

        foreach (var sanction in await audit.ReadMissedAsync(cancellationToken))
        {
            yield return sanction with
            {
                Late = true,
            };
        }

        var from = Snowflake.TimeOf(since);
        if (tally.Messages > 0 || time.GetUtcNow() - from >= WorthTelling)
        {
            yield return new ChatEvent.CaughtUp(
                DiscordId.Community(guild.Id),
                from,
                tally.Channels,
                tally.Messages,
                CannotKnow(tally, from)
            )
            {
                Late = true,
            };
        }
    }

    private sealed class Tally
    {
        public int Channels { get; private set; }

        public int Messages { get; private set; }

        public List<string> Gaps { get; } = [];

        public void Add(MissedMessages channel, GuildState guild)
        {
            Messages += channel.Found;
            Channels += channel.Found > 0 ? 1 : 0;
            var name = guild.Channel(channel.Channel)?.Name ?? Snowflake.Text(channel.Channel);
            if (channel.IsCut)
                Gaps.Add($"what was said in #{name} after its first {MostInChannel} messages");
            if (channel.IsClosed && guild.Channel(channel.Channel) is not null)
                Gaps.Add($"what was said in #{name}, which the bot cannot read");
        }
    }

    private Dictionary<ulong, MessageCursor> Cursors(IReadOnlyDictionary<string, string> cursorsByStream)
    {
        Dictionary<ulong, MessageCursor> cursors = [];
        foreach (var (stream, text) in cursorsByStream)
        {
            if (MessageCursor.ChannelOf(stream) is { } channel && MessageCursor.Parse(text) is { } cursor)
            {
                cursors[channel] = cursor;
                heads.Seed(channel, cursor);
            }
        }

        return cursors;
    }

    /// <summary>
    /// The last moment at which the bot certainly listened: what is in a channel without a cursor was said after it.
    /// Null at the very first start, which reads nothing of what was said before the bot came.
    /// </summary>
    private ulong? Since(Dictionary<ulong, MessageCursor> cursors)
    {
        var known = ledger.Note(guild.Id, Baseline) is { } text && Snowflake.TryParse(text, out var noted) ? noted : 0;
        if (known == 0)
            ledger.SetNote(guild.Id, Baseline, Snowflake.Text(Snowflake.At(time.GetUtcNow())));
        foreach (var cursor in cursors.Values)
        {
            known = Math.Max(
                known,
                Math.Max(cursor.Last, Snowflake.At(DateTimeOffset.FromUnixTimeMilliseconds(cursor.Known)))
            );
        }

        return known == 0 ? null : known;
    }

    /// <summary>Every watched channel and thread in which something can have been said since.</summary>
    private async Task<List<MissedChannel>> ChannelsAsync(
        Dictionary<ulong, MessageCursor> cursors,
        ulong since,
        CancellationToken cancellationToken
    )
    {
        foreach (
            var parent in guild.Channels.Where(channel => !channel.IsThread && guild.IsWatched(channel.Id)).ToList()
        )
        {
            if (parent.Type is 0 or 5 or 15 or 16)
            {
                await FindArchivedAsync(parent.Id, "public", since, cancellationToken);
                if (
                    guild.Self is { } self
                    && guild.PermissionsIn(parent, self, time.GetUtcNow()).HasFlag(Permission.ManageThreads)
                )
                {
                    await FindArchivedAsync(parent.Id, "private", since, cancellationToken);
                }
            }
        }

        return
        [
            .. guild
                .Channels.Where(channel => channel.HasMessages && guild.IsWatched(channel.Id))
                .Select(channel => channel.Id)
                .Union(cursors.Keys.Where(guild.IsWatched))
                .Order()
                .Select(id =>
                    cursors.TryGetValue(id, out var cursor)
                        ? new MissedChannel(id, cursor, IsHeard: true)
                        : new MissedChannel(id, default(MessageCursor).Posted(since), IsHeard: false)
                ),
        ];
    }

    /// <summary>Threads that were archived since: they are not among those that Discord lists by itself.</summary>
    private async Task FindArchivedAsync(ulong parent, string kind, ulong since, CancellationToken cancellationToken)
    {
        try
        {
            // The latest archived first: until one that was archived before.
            for (var before = ""; ; )
            {
                var page = await rest.SendAsync(
                    DiscordCall.Get($"/channels/{parent}/threads/archived/{kind}?limit=100{before}"),
                    cancellationToken
                );
                var fresh = page.List("threads")
                    .Where(thread =>
                        thread.At("thread_metadata").Instant("archive_timestamp") > Snowflake.TimeOf(since)
                    )
                    .ToList();
                foreach (var thread in fresh)
                    guild.Put(GuildChannel.Read(thread));
                if (!page.Flag("has_more") || fresh.Count == 0 || fresh.Count < page.List("threads").Count())
                    return;
                before = $"&before={Uri.EscapeDataString(fresh[^1].At("thread_metadata").Text("archive_timestamp")!)}";
            }
        }
        catch (PlatformException closed) when (closed.Fault is PlatformFault.Forbidden or PlatformFault.NotFound)
        {
            // The channel itself will say that it cannot be read.
        }
    }

    /// <summary>Titles of threads that were opened since; a forum post's comes with its first message.</summary>
    private async Task<IReadOnlyList<ChatEvent>> TitlesAsync(ulong since, CancellationToken cancellationToken)
    {
        var active = await rest.SendAsync(DiscordCall.Get($"/guilds/{guild.Id}/threads/active"), cancellationToken);
        foreach (var thread in active.List("threads"))
            guild.Put(GuildChannel.Read(thread));
        return
        [
            .. guild
                .Channels.Where(thread =>
                    thread.IsThread
                    && thread.Id > since
                    && guild.IsWatched(thread.Id)
                    && guild.Channel(thread.Parent ?? 0) is not { IsForum: true }
                )
                .OrderBy(thread => thread.Id)
                .Select(thread => reader.Title(thread, Snowflake.TimeOf(thread.Id), renamed: false))
                .OfType<ChatMessage>()
                .Select(title => new ChatEvent.MessagePosted(title) { Late = true }),
        ];
    }

    private List<string> CannotKnow(Tally tally, DateTimeOffset since)
    {
        List<string> unknown =
        [
            "messages deleted meanwhile",
            "what edited messages said before",
            "edits of messages older than the last hundred of each channel",
            "what Discord's AutoMod blocked meanwhile",
            "who joined and left again meanwhile",
        ];
        if (time.GetUtcNow() - since > AuditKept)
            unknown.Add("sanctions by hand more than 45 days ago, which Discord no longer lists");
        if (!audit.IsReadable)
            unknown.Add("sanctions by hand, since the bot may not view the audit log");
        return [.. unknown, .. tally.Gaps];
    }
}
