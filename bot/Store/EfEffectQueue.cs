using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Outbox;
using Belong.Bot.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace Belong.Bot.Store;

/// <inheritdoc cref="IEffectQueue"/>
internal sealed class EfEffectQueue(BotDatabase database) : IEffectQueue
{
    public Task<IReadOnlyList<EffectRecord>> ListReadyAsync(
        CommunityId community,
        DateTimeOffset now,
        IReadOnlyCollection<Guid> underWay,
        int limit,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyList<EffectRecord>>(
            async context =>
            {
                // Within a case there are two lanes, each strictly in its order: the card, and everything else. So a
                // notice that waits for another try holds back what follows it but not the card, which tells of it; nor
                // does an unpostable card hold back a notice. At most two heads of lanes are ready in one case: the
                // older goes.
                var notOver = NotOver(context);
                var heads = await notOver
                    .AsNoTracking()
                    .Where(row => row.Community == community && row.NotBefore <= now)
                    .Where(row => row.After == null || !notOver.Any(first => first.Key == row.After))
                    .Where(row =>
                        row.CaseId == null
                        || !notOver.Any(earlier =>
                            earlier.CaseId == row.CaseId
                            && earlier.Sequence < row.Sequence
                            && (earlier.Kind == StoredKinds.ShowCard) == (row.Kind == StoredKinds.ShowCard)
                        )
                    )
                    .OrderBy(row => row.Sequence)
                    .Take((2 * limit) + underWay.Count)
                    .ToListAsync(cancellationToken);

                return heads
                    .Where(row => !underWay.Contains(row.Key))
                    .DistinctBy(row => (row.CaseId, row.CaseId is null ? row.Sequence : 0))
                    .Take(limit)
                    .Select(row => row.ToRecord())
                    .ToList();
            },
            cancellationToken
        );

    public Task<DateTimeOffset?> NextReadyAsync(DateTimeOffset then, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context =>
                NotOver(context)
                    .Where(row => row.NotBefore > then)
                    .MinAsync(row => (DateTimeOffset?)row.NotBefore, cancellationToken),
            cancellationToken
        );

    public Task MarkAppliedAsync(
        Guid key,
        ChannelId? channel,
        MessageId? message,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async context =>
            {
                var row = await EffectRows.FindAsync(context, key, cancellationToken);
                if (row.State == EffectState.Intended)
                    row.State = EffectState.Applied;
                row.PlatformMessage = message ?? row.PlatformMessage;

                // Also when a newer card has superseded this one meanwhile: it stands, and the newer one rewrites it.
                if (row.Kind == StoredKinds.ShowCard && row.CaseId is { } caseId && message is { } posted)
                {
                    var place =
                        channel ?? throw new ArgumentNullException(nameof(channel), "a card stands in a channel");
                    await PlaceCardAsync(context, caseId, place, posted, cancellationToken);
                }

                await context.SaveChangesAsync(cancellationToken);
            },
            cancellationToken
        );

    public Task PostponeAsync(
        Guid key,
        DateTimeOffset notBefore,
        string why,
        bool isTry,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async context =>
            {
                var row = await EffectRows.FindAsync(context, key, cancellationToken);
                row.Attempts += isTry ? 1 : 0;
                row.NotBefore = notBefore;
                row.Why = why;
                await context.SaveChangesAsync(cancellationToken);
            },
            cancellationToken
        );

    public Task FinishAsync(FinishedEffect finished, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async context =>
            {
                await EffectRows.FinishAsync(context, finished, cancellationToken);
                await context.SaveChangesAsync(cancellationToken);
            },
            cancellationToken
        );

    public Task<PostedCard?> FindCardAsync(CaseId id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async context =>
                await context
                    .Cards.AsNoTracking()
                    .SingleOrDefaultAsync(card => card.CaseId == id.Value, cancellationToken)
                    is { } card
                    ? new PostedCard(card.Channel, card.Message)
                    : null,
            cancellationToken
        );

    // The condition is that of the partial indexes, word for word, or SQLite would not use them.
    private static IQueryable<EffectRow> NotOver(BotDbContext context) =>
        context.Effects.Where(row => new[] { EffectState.Intended, EffectState.Applied }.Contains(row.State));

    private static async Task PlaceCardAsync(
        BotDbContext context,
        long caseId,
        ChannelId channel,
        MessageId message,
        CancellationToken cancellationToken
    )
    {
        var card = await context.Cards.SingleOrDefaultAsync(card => card.CaseId == caseId, cancellationToken);
        if (card is null)
            context.Cards.Add(card = new CardRow { CaseId = caseId });
        card.Channel = channel;
        card.Message = message;
    }
}
