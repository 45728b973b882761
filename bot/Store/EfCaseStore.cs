using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Belong.Bot.Outbox;
using Belong.Bot.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace Belong.Bot.Store;

/// <inheritdoc cref="ICaseStore"/>
internal sealed class EfCaseStore(BotDatabase database, EffectSignal signal) : ICaseStore
{
    private const int LongestList = 50;

    public Task<CaseFile?> FindAsync(CaseId id, CancellationToken cancellationToken) =>
        database.ReadAsync(context => LoadAsync(context, id.Value, cancellationToken), cancellationToken);

    public Task<CaseFile?> FindOpenAsync(
        CommunityId community,
        MemberId subject,
        Queue queue,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async context =>
                await LoadAsync(
                    context,
                    await context
                        .Cases.Where(row =>
                            row.Community == community
                            && row.Subject == subject
                            && row.Queue == queue
                            && new[] { CaseStatus.Open, CaseStatus.Claimed }.Contains(row.Status)
                        )
                        .Select(row => (long?)row.Id)
                        .SingleOrDefaultAsync(cancellationToken),
                    cancellationToken
                ),
            cancellationToken
        );

    public Task<CaseFile?> FindByEvidenceAsync(
        CommunityId community,
        MessageId message,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async context =>
                await LoadAsync(
                    context,
                    await context
                        .CaseEvidence.Where(row => row.Community == community && row.Message == message)
                        .MaxAsync(row => (long?)row.CaseId, cancellationToken),
                    cancellationToken
                ),
            cancellationToken
        );

    public Task<CaseBackground> LoadAsync(
        CommunityId community,
        IReadOnlyCollection<MemberId> subjects,
        IReadOnlyCollection<MessageId> messages,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async context =>
            {
                var evidence =
                    messages.Count == 0
                        ? []
                        : await context
                            .CaseEvidence.Where(row => row.Community == community && messages.Contains(row.Message))
                            .GroupBy(row => row.Message)
                            .Select(of => new { of.Key, Newest = of.Max(row => row.CaseId) })
                            .ToDictionaryAsync(of => of.Key, of => new CaseId(of.Newest), cancellationToken);
                var concerned = evidence.Values.Select(id => id.Value).Distinct().ToList();
                var all = subjects.ToHashSet();
                if (concerned.Count > 0)
                {
                    all.UnionWith(
                        await context
                            .Cases.Where(row => concerned.Contains(row.Id))
                            .Select(row => row.Subject)
                            .ToListAsync(cancellationToken)
                    );
                }

                var history = await context
                    .Cases.AsNoTracking()
                    .Where(row => row.Community == community && all.Contains(row.Subject))
                    .OrderByDescending(row => row.Id)
                    .ToListAsync(cancellationToken);
                var files = await LoadAsync(
                    context,
                    [
                        .. history
                            .Where(row => row.Status is CaseStatus.Open or CaseStatus.Claimed)
                            .Select(row => row.Id)
                            .Union(concerned),
                    ],
                    cancellationToken
                );
                return new CaseBackground(
                    files,
                    evidence,
                    history
                        .GroupBy(row => row.Subject)
                        .SelectMany(subject => subject.Take(LongestList))
                        .ToLookup(row => row.Subject, row => row.ToSummary())
                );
            },
            cancellationToken
        );

    public Task<IReadOnlyList<CaseSummary>> HistoryOfAsync(
        CommunityId community,
        MemberId subject,
        CancellationToken cancellationToken
    ) =>
        ListAsync(
            (_, cases) =>
                cases
                    .Where(row => row.Community == community && row.Subject == subject)
                    .OrderByDescending(row => row.Id)
                    .Take(LongestList),
            cancellationToken
        );

    public Task<IReadOnlyList<CaseSummary>> ListOpenAsync(
        CommunityId community,
        IReadOnlyCollection<Queue> queues,
        MemberId? notOf,
        int limit,
        CancellationToken cancellationToken
    ) =>
        ListAsync(
            (context, cases) =>
                cases
                    .Where(row =>
                        row.Community == community && queues.Contains(row.Queue) && row.Status != CaseStatus.Closed
                    )
                    .Where(row =>
                        notOf == null
                        || (
                            row.Subject != notOf
                            && !context.CaseParties.Any(party => party.CaseId == row.Id && party.Member == notOf)
                        )
                    )
                    .OrderByDescending(row => row.Urgent)
                    .ThenBy(row => row.OpenedAt)
                    .ThenBy(row => row.Id)
                    .Take(limit),
            cancellationToken
        );

    public Task<IReadOnlyList<CaseSummary>> CeaseOrdersAsync(
        CommunityId community,
        CancellationToken cancellationToken
    ) =>
        ListAsync(
            (_, cases) =>
                cases
                    .Where(row => row.Community == community && row.CeaseTowards != null && row.DeliveredAt != null)
                    .OrderBy(row => row.Id),
            cancellationToken
        );

    public Task<IReadOnlyList<ReportSummary>> ReportsByAsync(
        CommunityId community,
        MemberId reporter,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyList<ReportSummary>>(
            async context =>
            {
                var reports =
                    from party in context.CaseParties
                    where party.Member == reporter
                    join report in context.Reports
                        on new { party.CaseId, party.Token } equals new { report.CaseId, report.Token }
                    join about in context.Cases on report.CaseId equals about.Id
                    where about.Community == community
                    orderby report.Number descending
                    select new
                    {
                        report.Number,
                        report.CaseId,
                        report.Clause,
                        report.At,
                        about.Status,
                        about.Disposition,
                    };
                return (await reports.Take(LongestList).ToListAsync(cancellationToken)).ConvertAll(
                    report => new ReportSummary(
                        report.Number,
                        new CaseId(report.CaseId),
                        report.Clause,
                        report.At,
                        report.Status,
                        report.Disposition
                    )
                );
            },
            cancellationToken
        );

    public Task<IReadOnlyDictionary<ClauseId, int>> CountByClauseAsync(
        CommunityId community,
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyDictionary<ClauseId, int>>(
            async context =>
                await context
                    .Cases.Where(row => row.Community == community && row.OpenedAt >= since)
                    .GroupBy(row => row.Clause)
                    .Select(clause => new { clause.Key, Count = clause.Count() })
                    .ToDictionaryAsync(clause => clause.Key, clause => clause.Count, cancellationToken),
            cancellationToken
        );

    public Task<IReadOnlyList<CaseId>> ListDueAsync(
        DateTimeOffset now,
        int limit,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyList<CaseId>>(
            async context =>
                (
                    await context
                        .Cases.Where(row => row.DueAt <= now)
                        .OrderBy(row => row.DueAt)
                        .ThenBy(row => row.Id)
                        .Select(row => row.Id)
                        .Take(limit)
                        .ToListAsync(cancellationToken)
                ).ConvertAll(id => new CaseId(id)),
            cancellationToken
        );

    public async Task<CaseReceipt> AppendAsync(CaseChange change, CancellationToken cancellationToken)
    {
        var receipt = await database.WriteAsync(
            context => CaseAppending.AppendAsync(context, change, cancellationToken),
            cancellationToken
        );
        if (change.Effects.Count > 0)
            signal.Raise();
        return receipt;
    }

    public Task RecordLookUpAsync(
        CaseId id,
        MemberId by,
        string token,
        DateTimeOffset at,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async context =>
            {
                context.LookUps.Add(
                    new LookUpRow
                    {
                        CaseId = id.Value,
                        By = by,
                        Token = token,
                        At = at,
                    }
                );
                await context.SaveChangesAsync(cancellationToken);
            },
            cancellationToken
        );

    private Task<IReadOnlyList<CaseSummary>> ListAsync(
        Func<BotDbContext, IQueryable<CaseRow>, IQueryable<CaseRow>> which,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyList<CaseSummary>>(
            async context =>
                (await which(context, context.Cases.AsNoTracking()).ToListAsync(cancellationToken)).ConvertAll(row =>
                    row.ToSummary()
                ),
            cancellationToken
        );

    private static async Task<CaseFile?> LoadAsync(
        BotDbContext context,
        long? found,
        CancellationToken cancellationToken
    ) => found is { } id ? (await LoadAsync(context, [id], cancellationToken)).SingleOrDefault() : null;

    private static async Task<List<CaseFile>> LoadAsync(
        BotDbContext context,
        IReadOnlyList<long> ids,
        CancellationToken cancellationToken
    )
    {
        if (ids.Count == 0)
            return [];

        var events = await context
            .CaseEvents.AsNoTracking()
            .Where(row => ids.Contains(row.CaseId))
            .OrderBy(row => row.CaseId)
            .ThenBy(row => row.Seq)
            .ToListAsync(cancellationToken);
        var parties = (
            await context
                .CaseParties.AsNoTracking()
                .Where(row => ids.Contains(row.CaseId))
                .OrderBy(row => row.Token)
                .ToListAsync(cancellationToken)
        ).ToLookup(row => row.CaseId);
        var receipts = await context
            .Reports.Where(row => ids.Contains(row.CaseId))
            .GroupBy(row => new { row.CaseId, row.Token })
            .Select(token => new { token.Key, Latest = token.Max(row => row.Number) })
            .ToDictionaryAsync(token => (token.Key.CaseId, token.Key.Token), token => token.Latest, cancellationToken);
        return
        [
            .. events
                .GroupBy(row => row.CaseId)
                .Select(of => new CaseFile(
                    new CaseId(of.Key),
                    CaseState.From(of.Select(row => row.ToEvent())),
                    [
                        .. parties[of.Key]
                            .Select(row =>
                                row.ToParty(receipts.TryGetValue((of.Key, row.Token), out var number) ? number : null)
                            ),
                    ]
                )),
        ];
    }
}
