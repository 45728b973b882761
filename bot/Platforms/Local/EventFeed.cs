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

    private readonly Channel<ChatEvent> _events = Channel.CreateBounded<ChatEvent>(
        new BoundedChannelOptions(Length) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait }
    );

    private readonly Lock _gate = new();
    private readonly Queue<ChatEvent> _waiting = new();
    private readonly Channel<bool> _arrived = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    private readonly CommunityFile _file;
    private readonly LocalMembers _members;
    private readonly LocalEvents _translate;
    private bool _behind;
    private long _heard;
    private long _head;

    /// <param name="file">Where the log of changes is.</param>
    /// <param name="members">Who is who.</param>
    /// <param name="translate">From changes to events.</param>
    /// <param name="head">The last change when the file was opened: what came before it is read as missed.</param>
    public EventFeed(CommunityFile file, LocalMembers members, LocalEvents translate, long head)
    {
        (_file, _members, _translate) = (file, members, translate);
        _head = _heard = Opened = head;
    }

    public ChannelReader<ChatEvent> Events => _events.Reader;

    /// <summary>The last change before this process.</summary>
    public long Opened { get; }

    /// <summary>Takes note of what was committed. Never waits.</summary>
    public void Take(IReadOnlyList<Change> changes)
    {
        lock (_gate)
        {
            foreach (var change in changes)
            {
                _head = change.Number;
                _behind |= _waiting.Count >= Length;
                if (!_behind)
                {
                    _heard = change.Number;
                    if (_translate.Of(change) is { } happened)
                    {
                        _waiting.Enqueue(happened);
                    }
                }
            }
        }

        Signal();
    }

    /// <summary>
    /// Takes note of a press or a command, which is in no log; their number is bounded by who waits for them.
    /// </summary>
    public void Take(ChatEvent interaction)
    {
        lock (_gate)
        {
            _waiting.Enqueue(interaction);
        }

        Signal();
    }

    /// <summary>Feeds the bot until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _events.Writer.WriteAsync(new ChatEvent.Connected(LocalId.Community), cancellationToken);
        while (true)
        {
            if (Next() is { } happened)
            {
                await _events.Writer.WriteAsync(happened, cancellationToken);
            }
            else if (Missed() is var (from, to))
            {
                foreach (var late in Read(from, to))
                {
                    await _events.Writer.WriteAsync(late, cancellationToken);
                }
            }
            else
            {
                await _arrived.Reader.ReadAsync(cancellationToken);
            }
        }
    }

    /// <summary>The events of the log after one change and up to another, page by page.</summary>
    public IEnumerable<ChatEvent> Read(long after, long upTo)
    {
        while (after < upTo)
        {
            var page = _file.Read(statements =>
                ChangeLog.Read(statements, _members, after, upTo, ChangeKinds.ForBot, PageLength)
            );
            foreach (var change in page)
            {
                if (_translate.Of(change) is { } happened)
                {
                    yield return happened;
                }
            }

            after = page.Count < PageLength ? upTo : page[^1].Number;
        }
    }

    private ChatEvent? Next()
    {
        lock (_gate)
        {
            return _waiting.TryDequeue(out var happened) ? happened : null;
        }
    }

    /// <summary>What was left in the log while too much waited; from here on events wait in memory again.</summary>
    private (long From, long To)? Missed()
    {
        lock (_gate)
        {
            if (!_behind || _waiting.Count > 0)
            {
                return null;
            }

            var missed = (_heard, _head);
            (_behind, _heard) = (false, _head);
            return missed;
        }
    }

    /// <summary>One wake-up is enough however much has arrived.</summary>
    private void Signal() => _arrived.Writer.TryWrite(true);
}
