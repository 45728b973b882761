using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Belong.Bot.Learning;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Belong.Bot.Store;

/// <summary>
/// Reads scores where they stand, inside JSON, by SQLite's own functions: of a month of messages only the counts leave
/// the database, and of a flag only what is learnt from.
/// </summary>
/// <inheritdoc cref="IScoreHistory"/>
internal sealed class EfScoreHistory(BotDatabase database) : IScoreHistory
{
    private const string CountWeeks = """
        SELECT CAST(($now - at) / 604800000 AS INTEGER) AS Ago,
            count(*) AS Screened,
            count(*) FILTER (WHERE score >= $current) AS AtCurrent,
            count(*) FILTER (WHERE score >= $proposed) AS AtProposed,
            count(*) FILTER (WHERE model = $model) AS Scored,
            count(*) FILTER (WHERE model = $model AND score >= $current AND second >= $shadow) AS Both,
            count(*) FILTER (WHERE model = $model AND score >= $current) AS InUse,
            count(*) FILTER (WHERE model = $model AND second >= $shadow) AS Shadow
        FROM (
            SELECT at, json_extract(scores, $path) AS score, json_extract(scores, $shadowPath) AS second,
                json_extract(scores, $modelPath) AS model
            FROM screened_messages WHERE community = $community AND at > $since AND at <= $now)
        GROUP BY Ago ORDER BY Ago
        """;

    private const string FindDecided = """
        SELECT flagged.case_id AS CaseId,
            json_extract(flagged.payload, '$.flag.reasons[0].category') AS Category,
            json_extract(flagged.payload, '$.flag.reasons[0].clause') AS Clause,
            json_extract(flagged.payload, '$.flag.reasons[0].score') AS Score,
            cases.disposition AS Disposition,
            cases.decided_clause AS DecidedClause,
            cases.appeal AS Appeal
        FROM cases JOIN case_events AS flagged ON flagged.case_id = cases.id AND flagged.kind = 'flag-raised'
        WHERE cases.community = $community AND cases.opened_at >= $since AND cases.disposition IS NOT NULL
        """;

    public Task<ThresholdPreview> PreviewAsync(PreviewQuestion question, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async context =>
            {
                var weeks = await context
                    .Database.SqlQueryRaw<Week>(
                        CountWeeks,
                        new SqliteParameter("$community", question.Community.Value),
                        new SqliteParameter("$since", question.Since.ToUnixTimeMilliseconds()),
                        new SqliteParameter("$now", question.Now.ToUnixTimeMilliseconds()),
                        new SqliteParameter("$current", ScoresJson.AsWritten(question.Current)),
                        new SqliteParameter("$proposed", ScoresJson.AsWritten(question.Proposed)),
                        new SqliteParameter("$shadow", ScoresJson.AsWritten(question.Shadow?.Threshold ?? 1)),
                        new SqliteParameter("$model", (object?)question.Shadow?.Version ?? DBNull.Value),
                        new SqliteParameter("$path", $"$.{question.Category.Word}"),
                        new SqliteParameter("$shadowPath", $"$.{ScoresJson.Shadow}.{question.Category.Word}"),
                        new SqliteParameter("$modelPath", $"$.{ScoresJson.Shadow}.{ScoresJson.Model}")
                    )
                    .ToListAsync(cancellationToken);
                var both = weeks.Sum(week => week.Both);
                return new ThresholdPreview(
                    weeks.ConvertAll(week => new PreviewWeek(week.Ago, week.Screened, week.AtCurrent, week.AtProposed)),
                    question.Shadow is { } model
                        ? new ShadowComparison(
                            model,
                            weeks.Sum(week => week.Scored),
                            both,
                            weeks.Sum(week => week.InUse) - both,
                            weeks.Sum(week => week.Shadow) - both
                        )
                        : null
                );
            },
            cancellationToken
        );

    public Task<IReadOnlyList<DecidedFlag>> DecidedFlagsAsync(
        CommunityId community,
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyList<DecidedFlag>>(
            async context =>
                (
                    await context
                        .Database.SqlQueryRaw<Decided>(
                            FindDecided,
                            new SqliteParameter("$community", community.Value),
                            new SqliteParameter("$since", since.ToUnixTimeMilliseconds())
                        )
                        .ToListAsync(cancellationToken)
                ).ConvertAll(row => new DecidedFlag(
                    new CaseId(row.CaseId),
                    FlagCategory.Named(row.Category),
                    new ClauseId(row.Clause),
                    (float)row.Score,
                    Enum.Parse<Disposition>(row.Disposition),
                    row.DecidedClause is { } clause ? new ClauseId(clause) : null
                )
                {
                    Appeal = row.Appeal is { } appeal ? Enum.Parse<AppealResult>(appeal) : null,
                }),
            cancellationToken
        );

    private sealed record Week(
        int Ago,
        long Screened,
        long AtCurrent,
        long AtProposed,
        long Scored,
        long Both,
        long InUse,
        long Shadow
    );

    private sealed record Decided(
        long CaseId,
        string Category,
        string Clause,
        double Score,
        string Disposition,
        string? DecidedClause,
        string? Appeal
    );
}
