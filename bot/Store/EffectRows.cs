using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Outbox;
using Belong.Bot.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace Belong.Bot.Store;

/// <summary>Effects as part of a larger transaction.</summary>
internal static class EffectRows
{
    /// <summary>
    /// Adds effects in their order, to be saved with the rest. Those stored before, by name or key, are left out.
    /// </summary>
    public static async Task AddAsync(
        BotDbContext context,
        CommunityId community,
        long? caseId,
        IReadOnlyList<Effect> effects,
        CancellationToken cancellationToken
    )
    {
        if (caseId is { } id && effects.Any(effect => effect is Effect.ShowCard))
            await SupersedeCardsAsync(context, id, cancellationToken);

        var stored = await FindStoredAsync(context, community, caseId, effects, cancellationToken);
        var sameAs = new Dictionary<Guid, Guid>();
        foreach (var effect in effects)
        {
            if (stored.Keys.Contains(effect.Key))
                continue;

            if (effect.OnceFor is { } name && !stored.Names.TryAdd(name, effect.Key))
            {
                sameAs[effect.Key] = stored.Names[name];
                continue;
            }

            // What was to follow an effect that is left out follows the one that stands for it.
            var follows =
                effect.After is { } after && sameAs.TryGetValue(after, out var same)
                    ? effect with
                    {
                        After = same,
                    }
                    : effect;
            context.Effects.Add(EffectRow.Of(follows, community, caseId));
        }
    }

    /// <summary>
    /// Marks an effect as over, to be saved with the rest. One that a later effect stands for stays so.
    /// </summary>
    /// <returns>False when it was over before.</returns>
    public static async Task<bool> FinishAsync(
        BotDbContext context,
        FinishedEffect finished,
        CancellationToken cancellationToken
    )
    {
        var row = await FindAsync(context, finished.Key, cancellationToken);
        if (row.State is EffectState.Verified or EffectState.Failed)
            return false;

        if (row.State != EffectState.Superseded)
            row.State = finished.Outcome.Done ? EffectState.Verified : EffectState.Failed;
        row.Why = finished.Outcome.Why;
        return true;
    }

    /// <exception cref="InvalidOperationException">Nothing of this key was ever stored.</exception>
    public static async Task<EffectRow> FindAsync(
        BotDbContext context,
        Guid key,
        CancellationToken cancellationToken
    ) =>
        await context.Effects.SingleOrDefaultAsync(row => row.Key == key, cancellationToken)
        ?? throw new InvalidOperationException($"no effect has the key {key}");

    /// <summary>
    /// A newer card makes older ones needless, with one exception: while no card is known to stand, the oldest may have
    /// been posted already under its key, without the answer having been heard. Another key would post a second card,
    /// so the oldest goes on and the newest rewrites what it posted.
    /// </summary>
    private static async Task SupersedeCardsAsync(
        BotDbContext context,
        long caseId,
        CancellationToken cancellationToken
    )
    {
        var waiting = await context
            .Effects.Where(row =>
                row.CaseId == caseId
                && row.Kind == StoredKinds.ShowCard
                && (row.State == EffectState.Intended || row.State == EffectState.Applied)
            )
            .OrderBy(row => row.Sequence)
            .ToListAsync(cancellationToken);
        if (waiting.Count == 0)
            return;

        var stands = await context.Cards.AnyAsync(card => card.CaseId == caseId, cancellationToken);
        foreach (var row in waiting.Skip(stands ? 0 : 1))
            row.State = EffectState.Superseded;
    }

    private static async Task<(HashSet<Guid> Keys, Dictionary<string, Guid> Names)> FindStoredAsync(
        BotDbContext context,
        CommunityId community,
        long? caseId,
        IReadOnlyList<Effect> effects,
        CancellationToken cancellationToken
    )
    {
        // The version of a case lets no change through twice; what belongs to no case may be tried again.
        var keys = caseId is null ? effects.Select(effect => effect.Key).ToList() : [];
        var names = effects.Select(effect => effect.OnceFor).OfType<string>().ToList();
        return (
            keys.Count == 0
                ? []
                : await context
                    .Effects.Where(row => keys.Contains(row.Key))
                    .Select(row => row.Key)
                    .ToHashSetAsync(cancellationToken),
            names.Count == 0
                ? []
                : await context
                    .Effects.Where(row =>
                        row.Community == community && row.OnceFor != null && names.Contains(row.OnceFor)
                    )
                    .ToDictionaryAsync(row => row.OnceFor!, row => row.Key, cancellationToken)
        );
    }
}
