using System.Threading.Channels;
using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local;

/// <summary>
/// The bot's events, in order. The community never waits for the bot: a bot that falls behind is given the rest from
/// the log of changes, so that memory stays bounded and nothing is lost.
/// </summary>
internal sealed class EventFeed
{
    /// <summary>How many events wait in memory, for the bot and again before that.</summary>
    public const int Length = 1024;

    private const int PageLength = 256;

    private readonly Channel<ChatEvent> events = Channel.CreateBounded<ChatEvent>(
        new BoundedChannelOptions(Length) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly Lock gate = new();
    private readonly Queue<ChatEvent> waiting = new();
    private readonly Channel<bool> arrived = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly CommunityFile file;
    private readonly MemberDirectory members;
    private readonly LocalEvents translate;
    private bool behind;
    private long heard;
    private long head;

    /// <param name="file">Where the log of changes is.</param>
    /// <param name="members">Who is who.</param>
    /// <param name="translate">From changes to events.</param>
    /// <param name="head">The last change when the file was opened: what came before it is read as missed.</param>
    public EventFeed(CommunityFile file, MemberDirectory members, LocalEvents translate, long head)
    {
        (this.file, this.members, this.translate) = (file, members, translate);
        this.head = heard = Opened = head;
    }

    public ChannelReader<ChatEvent> Events => events.Reader;

    /// <summary>The last change before this process.</summary>
    public long Opened { get; }

    /// <summary>Takes note of what was committed. Never waits.</summary>
    public void Take(IReadOnlyList<Change> changes)
    {
        lock (gate)
        {
            foreach (var change in changes)
            {
                head = change.Number;
                behind |= waiting.Count >= Length;
                if (!behind)
                {
                    heard = change.Number;
                    if (translate.Of(change) is { } happened)
                    {
                        waiting.Enqueue(happened);
                    }
                }
            }
        }

        Signal();
    }

    /// <summary>Takes note of a press or a command, which is in no log; their number is bounded by who waits for them.</summary>
    public void Take(ChatEvent interaction)
    {
        lock (gate)
        {
            waiting.Enqueue(interaction);
        }

        Signal();
    }

    /// <summary>Feeds the bot until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await events.Writer.WriteAsync(new ChatEvent.Connected(LocalId.Community), cancellationToken);
        while (true)
        {
            if (Next() is { } happened)
            {
                await events.Writer.WriteAsync(happened, cancellationToken);
            }
            else if (Missed() is var (from, to))
            {
                foreach (var late in Read(from, to))
                {
                    await events.Writer.WriteAsync(late, cancellationToken);
                }
            }
            else
            {
                await arrived.Reader.ReadAsync(cancellationToken);
            }
        }
    }

    /// <summary>The events of the log after one change and up to another, page by page.</summary>
    public IEnumerable<ChatEvent> Read(long after, long upTo)
    {
        while (after < upTo)
        {
            var page = file.Read(statements => ChangeLog.Read(
                statements, members, after, upTo, ChangeKinds.ForBot, PageLength));
            foreach (var change in page)
            {
                if (translate.Of(change) is { } happened)
                {
                    yield return happened;
                }
            }

            after = page.Count < PageLength ? upTo : page[^1].Number;
        }
    }

    private ChatEvent? Next()
    {
        lock (gate)
        {
            return waiting.TryDequeue(out var happened) ? happened : null;
        }
    }

    /// <summary>What was left in the log while too much waited; from here on events wait in memory again.</summary>
    private (long From, long To)? Missed()
    {
        lock (gate)
        {
            if (!behind || waiting.Count > 0)
            {
                return null;
            }

            var missed = (heard, head);
            (behind, heard) = (false, head);
            return missed;
        }
    }

    /// <summary>One wake-up is enough however much has arrived.</summary>
    private void Signal() => arrived.Writer.TryWrite(true);
}
