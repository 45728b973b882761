using System.Data.Common;
using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Learning;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Xunit;

namespace Belong.Tests.Store;

/// <summary>
/// What is asked again and again must not read a whole table, however long the community has existed.
/// </summary>
public sealed class QueryPlanTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly Plans _plans = new();
    private readonly TemporaryStore _store;

    public QueryPlanTests() => _store = TemporaryStore.Open(_plans);

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task No_question_reads_a_whole_table()
    {
        var file = await _store.CaseAsync();

        await _store.AppendAsync(
            file.Id,
            [Given.Flagged("local:2"), new CaseEvent.Claimed(Given.Monday, Given.Moderator)],
            new Effect.ShowCard()
        );
        await _store.Cases.FindOpenAsync(Given.Community, Given.Ash, Queue.Moderators, None);
        await _store.Cases.FindByEvidenceAsync(Given.Community, new MessageId("local:1"), None);
        await _store.Cases.LoadAsync(
            Given.Community,
            [Given.Ash, Given.Moderator],
            [new MessageId("local:1"), new MessageId("local:9")],
            None
        );
        await _store.Cases.HistoryOfAsync(Given.Community, Given.Ash, None);
        await _store.Lists.ListOpenAsync(
            Given.Community,
            [Queue.Moderators, Queue.Operators],
            Given.Moderator,
            10,
            None
        );
        await _store.Lists.ReportsByAsync(Given.Community, Given.Ash, None);
        await _store.Lists.CountByClauseAsync(Given.Community, Given.Monday, None);
        await _store.Lists.ListDueAsync(Given.Monday, 10, None);
        await _store.Lists.CeaseOrdersAsync(Given.Community, None);
        var effect = (await _store.Effects.ListReadyAsync(Given.Community, Given.Monday, [], 10, None)).Single().Effect;
        await _store.Effects.MarkAppliedAsync(effect.Key, Given.Forum, new MessageId("local:card"), None);
        await _store.Effects.FinishAsync(new FinishedEffect(effect.Key, EffectOutcome.Success), None);
        await _store.Effects.NextReadyAsync(Given.Monday, None);
        await _store.Record.AppendAsync(
            new Entry(Given.Community) { Effects = [new Effect.Welcome(Given.Ash) { OnceFor = "welcome" }] },
            None
        );
        await _store.Screening.RecentAsync(Given.Community, Given.Monday, 10, None);
        await _store.Screening.LastSpokenAsync(Given.Community, Given.Forum, None);
        await _store.Cursors.PositionsAsync(Given.Community, None);
        await _store.Thresholds.LoadAsync(Given.Community, None);
        await _store.Thresholds.FindSuggestionAsync(Given.Community, 1, None);
        await _store.Scores.DecidedFlagsAsync(Given.Community, Given.Monday, None);
        await _store.Scores.PreviewAsync(
            new PreviewQuestion(Given.Community, FlagCategory.Insult, 0.9, 0.8, Given.Monday, Given.Monday, null),
            None
        );

        Assert.True(_plans.Seen > 30, $"{_plans.Seen} statements were seen");
        Assert.Empty(_plans.WholeTables);
    }

    /// <summary>Asks SQLite for the plan of every statement that EF sends.</summary>
    private sealed class Plans : DbCommandInterceptor
    {
        public int Seen { get; private set; }

        public List<string> WholeTables { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            // The plan of an insertion shows how to look for orphans of the new row, which is done only when there are
            // any.
            if (!command.CommandText.StartsWith("INSERT", StringComparison.Ordinal))
                Explain(command);
            return ValueTask.FromResult(result);
        }

        // A partial index holds only what is not over or not closed: reading all of that is what is wanted.
        private void Explain(DbCommand command)
        {
            using var explain = command.Connection!.CreateCommand();
            explain.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
            explain.Transaction = command.Transaction;
            foreach (DbParameter parameter in command.Parameters)
            {
                var copy = explain.CreateParameter();
                (copy.ParameterName, copy.Value) = (parameter.ParameterName, parameter.Value);
                explain.Parameters.Add(copy);
            }

            Seen++;
            using var plan = explain.ExecuteReader();
            while (plan.Read())
            {
                var step = plan.GetString(3);
                if (
                    step.StartsWith("SCAN", StringComparison.Ordinal)
                    && !step.Contains("INDEX ix_effects_", StringComparison.Ordinal)
                )
                {
                    WholeTables.Add($"{step}: {command.CommandText}");
                }
            }
        }
    }
}
