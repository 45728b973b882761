using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Microsoft.EntityFrameworkCore;

namespace Belong.Bot.Store;

/// <inheritdoc cref="IScreeningLog"/>
internal sealed class EfScreeningLog(BotDatabase database) : IScreeningLog
{
    public async Task<IReadOnlySet<(MessageId Message, int Edit)>> KnownAsync(
        CommunityId community, IReadOnlyCollection<(MessageId Message, int Edit)> said,
        CancellationToken cancellationToken) => said.Count == 0
        ? new HashSet<(MessageId, int)>()
        : await database.ReadAsync(
            context => Task.FromResult(ScreeningSql.Known(context, community, said)), cancellationToken);

    public async Task RecordAsync(
        CommunityId community, IReadOnlyCollection<ScreenedMessage> messages,
        IReadOnlyCollection<EventPosition> positions, CancellationToken cancellationToken)
    {
        if (messages.Count == 0 && positions.Count == 0)
            return;

        await database.WriteAsync(context =>
        {
            ScreeningSql.Record(context, messages);
            ScreeningSql.Move(context, community, positions);
            return Task.CompletedTask;
        }, cancellationToken);
    }

    public Task<IReadOnlyList<ScreenedMessage>> RecentAsync(
        CommunityId community, DateTimeOffset since, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ScreenedMessage>>(async context =>
        {
            // The newest, where there are more than asked for: what was said last is what is repeated next.
            var rows = await context.ScreenedMessages.AsNoTracking()
                .Where(row => row.Community == community && row.Fingerprint != null && row.At >= since)
                .OrderByDescending(row => row.At)
                .Take(limit)
                .ToListAsync(cancellationToken);
            rows.Reverse();
            return rows.ConvertAll(row => row.ToScreened());
        }, cancellationToken);

    public Task<DateTimeOffset?> LastSpokenAsync(
        CommunityId community, ChannelId channel, CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.Channels
            .Where(row => row.Community == community && row.Channel == channel)
            .Select(row => (DateTimeOffset?)row.LastSpoken)
            .SingleOrDefaultAsync(cancellationToken), cancellationToken);

    public Task<IReadOnlyDictionary<string, string>> PositionsAsync(
        CommunityId community, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, string>>(async context => await context.Positions
            .Where(row => row.Community == community)
            .ToDictionaryAsync(row => row.Stream, row => row.Cursor, cancellationToken), cancellationToken);
}
