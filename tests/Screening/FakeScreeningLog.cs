using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Screening;

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

    public void Record(ScreenedBatch batch)
    {
        if (FailRecords-- > 0)
            throw new IOException("the database is locked");

        foreach (var message in batch.Messages)
            Add(message);
        foreach (var position in batch.Positions)
            _positions[position.Stream] = position.Cursor;
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
