using Belong.FakeDiscord.Faults;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Gateway;

/// <summary>
/// A gateway session: what it may hear, and what it has heard, kept for RESUME. Only under the world's lock.
/// </summary>
internal sealed class Session(string id, Intents intents, int shard, int shards, FaultSwitches faults, int replayEvents)
{
    private readonly Queue<(long Sequence, byte[] Frame)> _sent = [];
    private byte[]? _held;

    public string Id { get; } = id;

    public Intents Intents { get; } = intents;

    public int Shard { get; } = shard;

    public int Shards { get; } = shards;

    /// <summary>The number of the last event.</summary>
    public long Sequence { get; private set; }

    /// <summary>Null while the bot is away.</summary>
    public FakeGatewayConnection? Connection { get; set; }

    /// <summary>Since when the bot is away.</summary>
    public DateTimeOffset LostAt { get; set; }

    /// <param name="intents">Those of the session that still hold.</param>
    public bool Hears(WorldEvent happening, Intents intents) =>
        (happening.Needs == 0 || (intents & happening.Needs) != 0) && Shard == ShardOf(happening.Guild);

    public int ShardOf(Guild? guild) => guild is null ? 0 : (int)((guild.Id.Value >> 22) % (ulong)Shards);

    public void Dispatch(string name, ReadOnlySpan<byte> data)
    {
        var frame = Frames.Event(name, ++Sequence, data);
        _sent.Enqueue((Sequence, frame));
        if (_sent.Count > replayEvents)
            _sent.Dequeue();
        if (Connection is null)
            return;

        if (_held is null && faults.TakeSwap())
        {
            _held = frame;
            return;
        }

        Connection.Send(frame);
        if (faults.TakeDuplicate())
            Connection.Send(frame);
        if (_held is { } late)
        {
            _held = null;
            Connection.Send(late);
        }
    }

    /// <summary>Sends again what came after a number; false when that is not kept any more.</summary>
    public bool Replay(long after, FakeGatewayConnection connection)
    {
        if (after < Sequence && (_sent.Count == 0 || _sent.Peek().Sequence > after + 1))
            return false;
        _held = null;
        foreach (var (sequence, frame) in _sent)
        {
            if (sequence > after)
                connection.Send(frame);
        }

        return true;
    }
}
