using Belong.Bot.Chat;
using Belong.Bot.Learning;
using Belong.Bot.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace Belong.Bot.Store;

/// <inheritdoc cref="IThresholdStore"/>
internal sealed class EfThresholdStore(BotDatabase database) : IThresholdStore
{
    public Task<ThresholdHistory> LoadAsync(CommunityId community, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async context => new ThresholdHistory(
                (
                    await context
                        .ThresholdChanges.AsNoTracking()
                        .Where(row => row.Community == community)
                        .OrderBy(row => row.Number)
                        .ToListAsync(cancellationToken)
                ).ConvertAll(row => row.ToChange())
            ),
            cancellationToken
        );

    public Task<ThresholdChange> AppendAsync(ThresholdChange change, long seen, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async context =>
            {
                var last = await context
                    .ThresholdChanges.Where(row => row.Community == change.Community)
                    .MaxAsync(row => (long?)row.Number, cancellationToken);
                if ((last ?? 0) != seen)
                    throw new StaleThresholdsException();

                var row = ThresholdChangeRow.Of(change);
                context.ThresholdChanges.Add(row);
                await context.SaveChangesAsync(cancellationToken);
                return row.ToChange();
            },
            cancellationToken
        );

    public Task<ThresholdSuggestion> KeepAsync(ThresholdSuggestion suggestion, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async context =>
            {
                var wanted = ThresholdSuggestionRow.Of(suggestion);
                var row = await context
                    .ThresholdSuggestions.AsNoTracking()
                    .Where(one =>
                        one.Community == wanted.Community
                        && one.Category == wanted.Category
                        && one.From == wanted.From
                        && one.To == wanted.To
                        && one.Aim == wanted.Aim
                        && one.Upheld == wanted.Upheld
                        && one.Dismissed == wanted.Dismissed
                        && one.Precision == wanted.Precision
                        && !context.ThresholdChanges.Any(change => change.Suggestion == one.Number)
                    )
                    .OrderByDescending(one => one.Number)
                    .FirstOrDefaultAsync(cancellationToken);
                if (row is not null)
                    return row.ToSuggestion();

                context.ThresholdSuggestions.Add(wanted);
                await context.SaveChangesAsync(cancellationToken);
                return wanted.ToSuggestion();
            },
            cancellationToken
        );

    public Task<ThresholdSuggestion?> FindSuggestionAsync(
        CommunityId community,
        long number,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async context =>
                (
                    await context
                        .ThresholdSuggestions.AsNoTracking()
                        .SingleOrDefaultAsync(
                            row => row.Number == number && row.Community == community,
                            cancellationToken
                        )
                )?.ToSuggestion(),
            cancellationToken
        );
}
