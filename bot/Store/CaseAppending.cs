using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Files;
using Belong.Bot.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace Belong.Bot.Store;

/// <summary>What one decision stores, within one transaction.</summary>
internal static class CaseAppending
{
    /// <exception cref="StaleCaseException">The change was decided on something that is not so any more.</exception>
    public static async Task<CaseReceipt> AppendAsync(
        BotDbContext context,
        CaseChange change,
        CancellationToken cancellationToken
    )
    {
        if (change.After.Version != change.Before + change.Events.Count)
            throw new ArgumentException("the state does not follow from the events", nameof(change));

        var row = await ProjectAsync(context, change, cancellationToken);
        for (var i = 0; i < change.Events.Count; i++)
            context.CaseEvents.Add(CaseEventRow.Of(row.Id, change.Before + i + 1, change.Events[i]));

        await AddEvidenceAsync(context, row, change, cancellationToken);
        await AddPartiesAsync(context, row.Id, change, cancellationToken);
        var report = AddReports(context, row.Id, change);
        if (change.Finished is { } finished && !await EffectRows.FinishAsync(context, finished, cancellationToken))
            throw new StaleCaseException(change.Id);

        await EffectRows.AddAsync(context, row.Community, row.Id, change.Effects, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        return new CaseReceipt(new CaseId(row.Id), report?.Number);
    }

    private static async Task<CaseRow> ProjectAsync(
        BotDbContext context,
        CaseChange change,
        CancellationToken cancellationToken
    )
    {
        CaseRow row;
        if (change.Id is { } id)
        {
            row =
                await context.Cases.SingleOrDefaultAsync(row => row.Id == id.Value, cancellationToken)
                ?? throw new InvalidOperationException($"there is no case {id}");
            if (row.Version != change.Before)
                throw new StaleCaseException(id);
        }
        else
        {
            context.Cases.Add(row = new CaseRow());
        }

        row.Project(change.After);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return row;
        }
        catch (DbUpdateException taken) when (SqliteFaults.IsUniqueViolation(taken))
        {
            // Another case of the subject is undecided.
            throw new StaleCaseException(change.Id);
        }
    }

    private static async Task AddEvidenceAsync(
        BotDbContext context,
        CaseRow row,
        CaseChange change,
        CancellationToken cancellationToken
    )
    {
        var messages = change.Events.Select(EvidenceOf).OfType<MessageId>().Distinct().ToList();
        if (messages.Count == 0)
            return;

        var known = change.Id is null
            ? []
            : await context
                .CaseEvidence.Where(evidence =>
                    evidence.Community == row.Community
                    && evidence.CaseId == row.Id
                    && messages.Contains(evidence.Message)
                )
                .Select(evidence => evidence.Message)
                .ToListAsync(cancellationToken);
        foreach (var message in messages.Except(known))
        {
            context.CaseEvidence.Add(
                new CaseEvidenceRow
                {
                    Community = row.Community,
                    Message = message,
                    CaseId = row.Id,
                }
            );
        }
    }

    private static MessageId? EvidenceOf(CaseEvent happened) =>
        happened switch
        {
            CaseEvent.FlagRaised raised => raised.Flag.Message.Message,
            CaseEvent.ReportReceived received => received.Concern.Message?.Message,

            // Found again by the platform's id of it: told twice, it is one thing.
            CaseEvent.SanctionedByHand byHand => new MessageId(byHand.Key),
            _ => null,
        };

    // A token keeps the name that it was given first; confidence, once asked for, is kept.
    private static async Task AddPartiesAsync(
        BotDbContext context,
        long caseId,
        CaseChange change,
        CancellationToken cancellationToken
    )
    {
        foreach (var party in change.Parties)
        {
            var known = await context.CaseParties.FindAsync([caseId, party.Token], cancellationToken);
            if (known is null)
                context.CaseParties.Add(CasePartyRow.Of(caseId, party));
            else
                known.Confidential |= party.Confidential;
        }
    }

    private static ReportRow? AddReports(BotDbContext context, long caseId, CaseChange change)
    {
        ReportRow? last = null;
        foreach (var received in change.Events.OfType<CaseEvent.ReportReceived>())
        {
            last = new ReportRow
            {
                CaseId = caseId,
                Token = received.Reporter,
                Clause = received.Concern.Clause,
                At = received.At,
            };
            context.Reports.Add(last);
        }

        return last;
    }
}
