namespace Belong.Bot.Store.Migrations;

/// <summary>
/// A community's own thresholds with their history, the suggestions that decisions lead to, and an index by which the
/// scores of a period are found (it also serves what the index of fingerprinted messages did).
/// </summary>
internal static class M0002Thresholds
{
    public const string Sql = """
        CREATE TABLE "threshold_suggestions" (
            "number" INTEGER NOT NULL CONSTRAINT "PK_threshold_suggestions" PRIMARY KEY AUTOINCREMENT,
            "community" TEXT NOT NULL,
            "category" TEXT NOT NULL,
            "from" REAL NOT NULL,
            "to" REAL NOT NULL,
            "upheld" INTEGER NOT NULL,
            "dismissed" INTEGER NOT NULL,
            "aim" REAL NOT NULL,
            "precision" REAL NOT NULL,
            "at" INTEGER NOT NULL
        );

        CREATE TABLE "threshold_changes" (
            "number" INTEGER NOT NULL CONSTRAINT "PK_threshold_changes" PRIMARY KEY AUTOINCREMENT,
            "community" TEXT NOT NULL,
            "category" TEXT NOT NULL,
            "old" REAL NULL,
            "new" REAL NULL,
            "source" TEXT NOT NULL,
            "reason" TEXT NOT NULL,
            "by" TEXT NOT NULL,
            "at" INTEGER NOT NULL,
            "suggestion" INTEGER NULL,
            "reverts" INTEGER NULL
        );

        CREATE INDEX "ix_threshold_suggestions_category" ON "threshold_suggestions" ("community", "category", "number");
        CREATE INDEX "ix_threshold_changes_community" ON "threshold_changes" ("community", "number");
        CREATE UNIQUE INDEX "ix_threshold_changes_suggestion" ON "threshold_changes" ("suggestion") WHERE "suggestion" IS NOT NULL;
        CREATE UNIQUE INDEX "ix_threshold_changes_reverts" ON "threshold_changes" ("reverts") WHERE "reverts" IS NOT NULL;

        DROP INDEX "ix_screened_messages_fingerprinted";
        CREATE INDEX "ix_screened_messages_at" ON "screened_messages" ("community", "at");

        CREATE TRIGGER "threshold_changes_not_replaced" BEFORE INSERT ON "threshold_changes"
        WHEN EXISTS (SELECT 1 FROM "threshold_changes" WHERE "number" = NEW."number")
        BEGIN SELECT RAISE(ABORT, 'threshold_changes is append-only'); END;
        CREATE TRIGGER "threshold_changes_not_changed" BEFORE UPDATE ON "threshold_changes"
        BEGIN SELECT RAISE(ABORT, 'threshold_changes is append-only'); END;
        CREATE TRIGGER "threshold_changes_not_deleted" BEFORE DELETE ON "threshold_changes"
        BEGIN SELECT RAISE(ABORT, 'threshold_changes is append-only'); END;
        """;
}
