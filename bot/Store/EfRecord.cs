using Belong.Bot.Cases;
using Belong.Bot.Outbox;
using Belong.Bot.Store.Rows;

namespace Belong.Bot.Store;

/// <inheritdoc cref="IRecord"/>
internal sealed class EfRecord(BotDatabase database, EffectSignal signal) : IRecord
{
    public async Task<IReadOnlyList<CaseReceipt>> AppendAsync(Entry entry, CancellationToken cancellationToken)
    {
        if (IsEmpty(entry))
            return [];

        var receipts = await database.WriteAsync(
            context => WriteAsync(context, entry, cancellationToken),
            cancellationToken
        );
        if (entry.Effects.Count > 0 || entry.Changes.Any(change => change.Effects.Count > 0))
            signal.Raise();
        return receipts;
    }

    private static bool IsEmpty(Entry entry) =>
        entry is { Changes.Count: 0, Effects.Count: 0, Messages.Count: 0, Positions.Count: 0, Job: null, LookUp: null };

    private static async Task<List<CaseReceipt>> WriteAsync(
        BotDbContext context,
        Entry entry,
        CancellationToken cancellationToken
    )
    {
        List<CaseReceipt> receipts = new(entry.Changes.Count);
        foreach (var change in entry.Changes)
        {
            receipts.Add(await CaseAppending.AppendAsync(context, change, cancellationToken));

            // Saved: what EF remembers of it would be compared again with every change that follows.
            context.ChangeTracker.Clear();
        }

        // Recorded before: the batch was taken in twice at once, and its flags would be, too.
        if (ScreeningSql.Record(context, entry.Messages) < entry.Messages.Count && entry.Changes.Count > 0)
            throw new StaleCaseException(null);

        if (entry.Effects.Count > 0)
            await EffectRows.AddAsync(context, entry.Community, caseId: null, entry.Effects, cancellationToken);
        if (entry.LookUp is { } lookUp)
            context.LookUps.Add(LookUpRow.Of(lookUp));
        if (context.ChangeTracker.HasChanges())
            await context.SaveChangesAsync(cancellationToken);
        EfCursors.Move(context, entry);
        return receipts;
    }
}
