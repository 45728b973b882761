using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Outbox;

namespace Belong.Bot.Workers;

/// <summary>What is under way in one community, and what waits for a place.</summary>
internal sealed class EffectPool(CommunityId community)
{
    /// <summary>
    /// A case's card usually waits until the deed before it is done, and is then written once with the outcome. When
    /// the deed takes longer than this, the card goes on beside it.
    /// </summary>
    public static readonly TimeSpan SecondLaneAfter = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Running> _running = [];
    private readonly Queue<EffectRecord> _waiting = new();

    public CommunityId Community { get; } = community;

    /// <summary>True when something was ready and was left for later, because its case is busy just now.</summary>
    public bool HoldsBack { get; private set; }

    public bool IsEmpty => _waiting.Count == 0;

    public IReadOnlyCollection<Guid> KeysUnderWay
    {
        get
        {
            lock (_gate)
                return [.. _running.Keys];
        }
    }

    public IReadOnlyCollection<Task> UnderWay
    {
        get
        {
            lock (_gate)
                return [.. _running.Values.Select(one => one.Work)];
        }
    }

    public int Free(int places)
    {
        lock (_gate)
            return places - _running.Count;
    }

    /// <summary>
    /// Takes what is ready, but for cases that something is under way in since a moment ago. A case's card is written
    /// by one at a time, however long that takes: of two at once the older words might be the last.
    /// </summary>
    public void Take(IReadOnlyList<EffectRecord> ready, DateTimeOffset now)
    {
        lock (_gate)
        {
            var busy = _running
                .Values.Where(one => now - one.Since < SecondLaneAfter)
                .Select(one => one.Record.Case)
                .ToHashSet();
            var cards = _running
                .Values.Where(one => one.Record.Effect is Effect.ShowCard)
                .Select(one => one.Record.Case)
                .ToHashSet();
            HoldsBack = false;
            foreach (var record in ready)
            {
                if (record.Case is not null && busy.Contains(record.Case))
                    HoldsBack = true;
                else if (_running.ContainsKey(record.Effect.Key))
                    continue;
                else if (record.Effect is Effect.ShowCard && !cards.Add(record.Case))
                    HoldsBack = true;
                else
                    _waiting.Enqueue(record);
            }
        }
    }

    /// <summary>The next in turn; null when nothing waits.</summary>
    public EffectRecord? Next() => _waiting.TryDequeue(out var record) ? record : null;

    public void Start(EffectRecord record, DateTimeOffset now, Func<Task> work)
    {
        lock (_gate)
            _running[record.Effect.Key] = new Running(record, now, Task.Run(work));
    }

    public void End(EffectRecord record)
    {
        lock (_gate)
            _running.Remove(record.Effect.Key);
    }

    private sealed record Running(EffectRecord Record, DateTimeOffset Since, Task Work);
}
