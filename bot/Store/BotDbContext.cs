using System.Text;
using Belong.Bot.Store.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Belong.Bot.Store;

/// <summary>The tables. <c>Migrations/</c> builds the same by hand; a test compares them.</summary>
internal sealed class BotDbContext(DbContextOptions<BotDbContext> options) : DbContext(options)
{
    public DbSet<CaseRow> Cases => Set<CaseRow>();

    public DbSet<CaseEventRow> CaseEvents => Set<CaseEventRow>();

    public DbSet<CaseEvidenceRow> CaseEvidence => Set<CaseEvidenceRow>();

    public DbSet<CasePartyRow> CaseParties => Set<CasePartyRow>();

    public DbSet<ReportRow> Reports => Set<ReportRow>();

    public DbSet<LookUpRow> LookUps => Set<LookUpRow>();

    public DbSet<EffectRow> Effects => Set<EffectRow>();

    public DbSet<CardRow> Cards => Set<CardRow>();

    public DbSet<ScreenedMessageRow> ScreenedMessages => Set<ScreenedMessageRow>();

    public DbSet<ChannelRow> Channels => Set<ChannelRow>();

    public DbSet<PositionRow> Positions => Set<PositionRow>();

    public DbSet<ThresholdSuggestionRow> ThresholdSuggestions => Set<ThresholdSuggestionRow>();

    public DbSet<ThresholdChangeRow> ThresholdChanges => Set<ThresholdChangeRow>();

    public DbSet<JobCursorRow> JobCursors => Set<JobCursorRow>();

    /// <summary>A statement of plain SQL on this context's connection, in its transaction.</summary>
    public SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = (SqliteCommand)Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter(name, value: null));
        return command;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Conversions.Configure(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        MapCases(modelBuilder);
        MapEffects(modelBuilder);
        MapScreening(modelBuilder);
        MapThresholds(modelBuilder);

        foreach (var table in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in table.GetProperties())
                property.SetColumnName(SnakeCase(property.Name));
        }
    }

    private static void MapCases(ModelBuilder model)
    {
        model.Entity<CaseRow>(table =>
        {
            table.ToTable("cases").HasKey(row => row.Id);

            // One subject has at most one case in a queue that is not decided yet.
            table
                .HasIndex(
                    row => new
                    {
                        row.Community,
                        row.Queue,
                        row.Subject,
                    },
                    "ix_cases_undecided"
                )
                .IsUnique()
                .HasFilter("\"status\" IN ('Open', 'Claimed')");
            table.HasIndex(
                row => new
                {
                    row.Community,
                    row.Subject,
                    row.Id,
                },
                "ix_cases_subject"
            );
            table
                .HasIndex(
                    row => new
                    {
                        row.Community,
                        row.Queue,
                        row.Urgent,
                        row.OpenedAt,
                    },
                    "ix_cases_not_closed"
                )
                .HasFilter("\"status\" <> 'Closed'");
            table.HasIndex(
                row => new
                {
                    row.Community,
                    row.OpenedAt,
                    row.Clause,
                },
                "ix_cases_clauses"
            );
            table.HasIndex(row => row.DueAt, "ix_cases_due").HasFilter("\"due_at\" IS NOT NULL");
            table
                .HasIndex(row => new { row.Community, row.CeaseTowards }, "ix_cases_cease_orders")
                .HasFilter("\"cease_towards\" IS NOT NULL");
        });
        model.Entity<CaseEventRow>(table =>
        {
            table.ToTable("case_events").HasKey(row => new { row.CaseId, row.Seq });
            table.HasOne<CaseRow>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<CaseEvidenceRow>(table =>
        {
            table
                .ToTable("case_evidence")
                .HasKey(row => new
                {
                    row.Community,
                    row.Message,
                    row.CaseId,
                });
            table.HasOne<CaseRow>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<CasePartyRow>(table =>
        {
            table.ToTable("case_parties").HasKey(row => new { row.CaseId, row.Token });
            table.HasIndex(row => row.Member, "ix_case_parties_member").HasFilter("\"member\" IS NOT NULL");
            table.HasOne<CaseRow>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ReportRow>(table =>
        {
            table.ToTable("reports").HasKey(row => row.Number);
            table
                .HasOne<CasePartyRow>()
                .WithMany()
                .HasForeignKey(row => new { row.CaseId, row.Token })
                .OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<LookUpRow>(table =>
        {
            table.ToTable("look_ups").HasKey(row => row.Id);
            table.HasOne<CaseRow>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void MapEffects(ModelBuilder model)
    {
        model.Entity<EffectRow>(table =>
        {
            table.ToTable("effects").HasKey(row => row.Sequence);
            table.HasIndex(row => row.Key, "ix_effects_key").IsUnique();
            table
                .HasIndex(row => new { row.Community, row.OnceFor }, "ix_effects_once_for")
                .IsUnique()
                .HasFilter("\"once_for\" IS NOT NULL");

            // Effects that are over stay for ever; looking for the others must not get slower for it.
            table
                .HasIndex(row => new { row.CaseId, row.Sequence }, "ix_effects_of_case")
                .HasFilter("\"state\" IN ('Intended', 'Applied')");
            table
                .HasIndex(
                    row => new
                    {
                        row.Community,
                        row.Sequence,
                        row.NotBefore,
                    },
                    "ix_effects_in_order"
                )
                .HasFilter("\"state\" IN ('Intended', 'Applied')");
            table.HasOne<CaseRow>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<CardRow>(table =>
        {
            table.ToTable("cards").HasKey(row => row.CaseId);
            table.HasOne<CaseRow>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<JobCursorRow>().ToTable("job_cursors").HasKey(row => row.Job);
    }

    private static void MapScreening(ModelBuilder model)
    {
        model.Entity<ScreenedMessageRow>(table =>
        {
            table
                .ToTable("screened_messages")
                .HasKey(row => new
                {
                    row.Community,
                    row.Message,
                    row.Edit,
                });
            table.HasIndex(row => new { row.Community, row.At }, "ix_screened_messages_at");
        });
        model.Entity<ChannelRow>().ToTable("channels").HasKey(row => new { row.Community, row.Channel });
        model.Entity<PositionRow>().ToTable("positions").HasKey(row => new { row.Community, row.Stream });
    }

    private static void MapThresholds(ModelBuilder model)
    {
        model.Entity<ThresholdSuggestionRow>(table =>
        {
            table.ToTable("threshold_suggestions").HasKey(row => row.Number);
            table.HasIndex(
                row => new
                {
                    row.Community,
                    row.Category,
                    row.Number,
                },
                "ix_threshold_suggestions_category"
            );
        });
        model.Entity<ThresholdChangeRow>(table =>
        {
            table.ToTable("threshold_changes").HasKey(row => row.Number);
            table.HasIndex(row => new { row.Community, row.Number }, "ix_threshold_changes_community");

            // A suggestion is approved once, and a change taken back once.
            table
                .HasIndex(row => row.Suggestion, "ix_threshold_changes_suggestion")
                .IsUnique()
                .HasFilter("\"suggestion\" IS NOT NULL");
            table
                .HasIndex(row => row.Reverts, "ix_threshold_changes_reverts")
                .IsUnique()
                .HasFilter("\"reverts\" IS NOT NULL");
        });
    }

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
