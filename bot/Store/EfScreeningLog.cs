using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Belong.Bot.Store;

/// <inheritdoc cref="IScreeningLog"/>
internal sealed class EfScreeningLog(BotDatabase database, EffectSignal signal) : IScreeningLog
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

    public async Task RecordAsync(
        CommunityId community,
        IReadOnlyCollection<ScreenedMessage> messages,
        IReadOnlyCollection<EventPosition> positions,
        IReadOnlyCollection<CaseChange> changes,
        CancellationToken cancellationToken
    )
    {
        if (messages.Count == 0 && positions.Count == 0 && changes.Count == 0)
            return;

        await database.WriteAsync(
            async context =>
            {
                foreach (var change in changes)
                {
                    await CaseAppending.AppendAsync(context, change, cancellationToken);

                    // Saved: what EF remembers of it would be compared again with every change that follows.
                    context.ChangeTracker.Clear();
                }

                // Recorded before: the batch was taken in twice at once, and its flags would be, too.
                if (ScreeningSql.Record(context, messages) < messages.Count && changes.Count > 0)
                    throw new StaleCaseException(null);
                ScreeningSql.Move(context, community, positions);
            },
            cancellationToken
        );

        if (changes.Any(change => change.Effects.Count > 0))
            signal.Raise();
    }

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

    public Task<IReadOnlyDictionary<string, string>> PositionsAsync(
        CommunityId community,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyDictionary<string, string>>(
            async context =>
                await context
                    .Positions.Where(row => row.Community == community)
                    .ToDictionaryAsync(row => row.Stream, row => row.Cursor, cancellationToken),
            cancellationToken
        );
}
