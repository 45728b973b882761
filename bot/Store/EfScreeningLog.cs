using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Screening;
using Microsoft.EntityFrameworkCore;

namespace Belong.Bot.Store;

/// <inheritdoc cref="IScreeningLog"/>
internal sealed class EfScreeningLog(BotDatabase database) : IScreeningLog
{
    public async Task<IReadOnlySet<(MessageId Message, int Edit)>> KnownAsync(
        CommunityId community,
        IReadOnlyCollection<(MessageId Message, int Edit)> said,
        CancellationToken cancellationToken
    ) =>
        said.Count == 0
            ? new HashSet<(MessageId, int)>()
            : await database.ReadAsync(
                context => Task.FromResult(ScreeningSql.Known(context, community, said)),
                cancellationToken
            );

    public Task<IReadOnlyList<ScreenedMessage>> RecentAsync(
        CommunityId community,
        DateTimeOffset since,
        int limit,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyList<ScreenedMessage>>(
            async context =>
            {
                // The newest, where there are more than asked for: what was said last is what is repeated next.
                var rows = await context
                    .ScreenedMessages.AsNoTracking()
                    .Where(row => row.Community == community && row.Fingerprint != null && row.At >= since)
                    .OrderByDescending(row => row.At)
                    .Take(limit)
                    .ToListAsync(cancellationToken);
                rows.Reverse();
                return rows.ConvertAll(row => row.ToScreened());
            },
            cancellationToken
        );

    public Task<DateTimeOffset?> LastSpokenAsync(
        CommunityId community,
        ChannelId channel,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            context =>
                context
                    .Channels.Where(row => row.Community == community && row.Channel == channel)
                    .Select(row => (DateTimeOffset?)row.LastSpoken)
                    .SingleOrDefaultAsync(cancellationToken),
            cancellationToken
        );
}
