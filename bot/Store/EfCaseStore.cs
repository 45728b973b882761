using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Microsoft.EntityFrameworkCore;

namespace Belong.Bot.Store;

/// <inheritdoc cref="ICaseStore"/>
internal sealed class EfCaseStore(BotDatabase database) : ICaseStore
{
    private const int LongestHistory = 50;

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
                        .SelectMany(subject => subject.Take(LongestHistory))
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
        database.ReadAsync<IReadOnlyList<CaseSummary>>(
            async context =>
                (
                    await context
                        .Cases.AsNoTracking()
                        .Where(row => row.Community == community && row.Subject == subject)
                        .OrderByDescending(row => row.Id)
                        .Take(LongestHistory)
                        .ToListAsync(cancellationToken)
                ).ConvertAll(row => row.ToSummary()),
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
