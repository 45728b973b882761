using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Belong.Bot.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace Belong.Bot.Store;

/// <inheritdoc cref="ICaseLists"/>
internal sealed class EfCaseLists(BotDatabase database) : ICaseLists
{
    private const int LongestList = 50;

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
}
