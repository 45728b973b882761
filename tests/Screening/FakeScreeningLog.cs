using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Tests.Screening;

/// <summary>
/// What a store keeps of the screening, in memory: outlives an intake as a database outlives a process.
/// </summary>
internal sealed class FakeScreeningLog : IScreeningLog
{
    private readonly List<ScreenedMessage> _rows = [];
    private readonly Dictionary<string, string> _positions = [];

    public IReadOnlyList<ScreenedMessage> Rows => _rows;

    public IReadOnlyDictionary<string, string> Positions => _positions;

    /// <summary>The next attempts to record fail, as on a locked database.</summary>
    public int FailRecords { get; set; }

    public Task<IReadOnlySet<(MessageId Message, int Edit)>> KnownAsync(
        CommunityId community,
        IReadOnlyCollection<(MessageId Message, int Edit)> said,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult<IReadOnlySet<(MessageId, int)>>(
            said.Where(one =>
                    _rows.Exists(row =>
                        row.Community == community && row.Message == one.Message && row.Edit == one.Edit
                    )
                )
                .ToHashSet()
        );

    public Task RecordAsync(
        CommunityId community,
        IReadOnlyCollection<ScreenedMessage> messages,
        IReadOnlyCollection<EventPosition> positions,
        IReadOnlyCollection<CaseChange> changes,
        CancellationToken cancellationToken
    )
    {
        if (FailRecords-- > 0)
            throw new IOException("the database is locked");

        foreach (var message in messages)
            Add(message);
        foreach (var position in positions)
            _positions[position.Stream] = position.Cursor;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ScreenedMessage>> RecentAsync(
        CommunityId community,
        DateTimeOffset since,
        int limit,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult<IReadOnlyList<ScreenedMessage>>([
            .. _rows
                .Where(row => row.Community == community && row.At >= since && row.Fingerprint is not null)
                .OrderBy(row => row.At)
                .Take(limit),
        ]);

    public Task<DateTimeOffset?> LastSpokenAsync(
        CommunityId community,
        ChannelId channel,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult(
            _rows
                .Where(row => row.Community == community && row.Channel == channel)
                .Select(row => (DateTimeOffset?)row.At)
                .Max()
        );

    public Task<IReadOnlyDictionary<string, string>> PositionsAsync(
        CommunityId community,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyDictionary<string, string>>(_positions);

    /// <summary>One row, if it is not there yet.</summary>
    public void Add(ScreenedMessage message)
    {
        if (
            !_rows.Exists(row =>
                (row.Community, row.Message, row.Edit) == (message.Community, message.Message, message.Edit)
            )
        )
        {
            _rows.Add(message);
        }
    }
}
