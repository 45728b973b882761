using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Outbox;
using Belong.Tests.Support;

namespace Belong.Tests.Workers;

/// <summary>A record in memory: what was appended, in order, and the cursors that follow from it.</summary>
internal sealed class FakeRecord : IRecord, ICursors
{
    /// <summary>Awaited before an entry is taken; what it throws is the store's trouble.</summary>
    public Func<Entry, Task> Before { get; set; } = _ => Task.CompletedTask;

    public Happenings<Entry> Entries { get; } = new();

    public IReadOnlyList<Effect> Effects => [.. Entries.All.SelectMany(entry => entry.Effects)];

    public async Task<IReadOnlyList<CaseReceipt>> AppendAsync(Entry entry, CancellationToken cancellationToken)
    {
        await Before(entry);
        Entries.Add(entry);
        return [.. entry.Changes.Select(change => new CaseReceipt(change.Id ?? new CaseId(1), null))];
    }

    public Task<JobCursor?> FindAsync(string job, CancellationToken cancellationToken) =>
        Task.FromResult(Entries.All.LastOrDefault(entry => entry.Job?.Job == job)?.Job);

    public Task<IReadOnlyDictionary<string, string>> PositionsAsync(
        CommunityId community,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(
            Entries
                .All.SelectMany(entry => entry.Positions)
                .GroupBy(position => position.Stream)
                .ToDictionary(stream => stream.Key, stream => stream.Last().Cursor)
        );
}
