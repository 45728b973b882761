namespace Belong.Bot.Store.Migrations;

/// <summary>
/// Cases with their events, the outbox of effects, and what has been screened. The tables of evidence and of screened
/// messages are kept by their key alone (WITHOUT ROWID): one tree instead of two for the tables with the most rows.
/// </summary>
internal static class M0001FirstSchema
{
    public const string Sql = """
        CREATE TABLE "cases" (
            "id" INTEGER NOT NULL CONSTRAINT "PK_cases" PRIMARY KEY AUTOINCREMENT,
            "community" TEXT NOT NULL,
            "subject" TEXT NOT NULL,
            "queue" TEXT NOT NULL,
            "status" TEXT NOT NULL,
            "clause" TEXT NOT NULL,
            "urgent" INTEGER NOT NULL,
            "opened_at" INTEGER NOT NULL,
            "claimed_by" TEXT NULL,
            "disposition" TEXT NULL,
            "decided_clause" TEXT NULL,
            "decided_at" INTEGER NULL,
            "delivered_at" INTEGER NULL,
            "acknowledged_at" INTEGER NULL,
            "cease_towards" TEXT NULL,
            "shadow" INTEGER NOT NULL,
            "proposal_pending" INTEGER NOT NULL,
            "due_at" INTEGER NULL,
            "version" INTEGER NOT NULL
        );

        CREATE TABLE "channels" (
            "community" TEXT NOT NULL,
            "channel" TEXT NOT NULL,
            "last_spoken" INTEGER NOT NULL,
            CONSTRAINT "PK_channels" PRIMARY KEY ("community", "channel")
        );

        CREATE TABLE "job_cursors" (
            "job" TEXT NOT NULL CONSTRAINT "PK_job_cursors" PRIMARY KEY,
            "last_run" INTEGER NOT NULL,
            "note" TEXT NULL
        );

        CREATE TABLE "positions" (
            "community" TEXT NOT NULL,
            "stream" TEXT NOT NULL,
            "cursor" TEXT NOT NULL,
            CONSTRAINT "PK_positions" PRIMARY KEY ("community", "stream")
        );

        CREATE TABLE "screened_messages" (
            "community" TEXT NOT NULL,
            "message" TEXT NOT NULL,
            "edit" INTEGER NOT NULL,
            "channel" TEXT NOT NULL,
            "author" TEXT NOT NULL,
            "at" INTEGER NOT NULL,
            "fingerprint" INTEGER NULL,
            "scores" TEXT NOT NULL,
            "flagged" INTEGER NOT NULL,
            CONSTRAINT "PK_screened_messages" PRIMARY KEY ("community", "message", "edit")
        ) WITHOUT ROWID;

        CREATE TABLE "cards" (
            "case_id" INTEGER NOT NULL CONSTRAINT "PK_cards" PRIMARY KEY,
            "channel" TEXT NOT NULL,
            "message" TEXT NOT NULL,
            CONSTRAINT "FK_cards_cases_case_id" FOREIGN KEY ("case_id") REFERENCES "cases" ("id") ON DELETE RESTRICT
        );

        CREATE TABLE "case_events" (
            "case_id" INTEGER NOT NULL,
            "seq" INTEGER NOT NULL,
            "kind" TEXT NOT NULL,
            "payload" TEXT NOT NULL,
            "at" INTEGER NOT NULL,
            "by" TEXT NULL,
            CONSTRAINT "PK_case_events" PRIMARY KEY ("case_id", "seq"),
            CONSTRAINT "FK_case_events_cases_case_id" FOREIGN KEY ("case_id") REFERENCES "cases" ("id") ON DELETE RESTRICT
        );

        CREATE TABLE "case_evidence" (
            "community" TEXT NOT NULL,
            "message" TEXT NOT NULL,
            "case_id" INTEGER NOT NULL,
            CONSTRAINT "PK_case_evidence" PRIMARY KEY ("community", "message", "case_id"),
            CONSTRAINT "FK_case_evidence_cases_case_id" FOREIGN KEY ("case_id") REFERENCES "cases" ("id") ON DELETE RESTRICT
        ) WITHOUT ROWID;

        CREATE TABLE "case_parties" (
            "case_id" INTEGER NOT NULL,
            "token" TEXT NOT NULL,
            "member" TEXT NULL,
            "name" TEXT NULL,
            "confidential" INTEGER NOT NULL,
            CONSTRAINT "PK_case_parties" PRIMARY KEY ("case_id", "token"),
            CONSTRAINT "FK_case_parties_cases_case_id" FOREIGN KEY ("case_id") REFERENCES "cases" ("id") ON DELETE RESTRICT
        );

        CREATE TABLE "effects" (
            "sequence" INTEGER NOT NULL CONSTRAINT "PK_effects" PRIMARY KEY AUTOINCREMENT,
            "key" TEXT NOT NULL,
            "once_for" TEXT NULL,
            "case_id" INTEGER NULL,
            "community" TEXT NOT NULL,
            "kind" TEXT NOT NULL,
            "payload" TEXT NOT NULL,
            "state" TEXT NOT NULL,
            "attempts" INTEGER NOT NULL,
            "not_before" INTEGER NOT NULL,
            "after" TEXT NULL,
            "platform_message" TEXT NULL,
            "why" TEXT NULL,
            CONSTRAINT "FK_effects_cases_case_id" FOREIGN KEY ("case_id") REFERENCES "cases" ("id") ON DELETE RESTRICT
        );

        CREATE TABLE "look_ups" (
            "id" INTEGER NOT NULL CONSTRAINT "PK_look_ups" PRIMARY KEY AUTOINCREMENT,
            "case_id" INTEGER NOT NULL,
            "token" TEXT NOT NULL,
            "by" TEXT NOT NULL,
            "at" INTEGER NOT NULL,
            CONSTRAINT "FK_look_ups_cases_case_id" FOREIGN KEY ("case_id") REFERENCES "cases" ("id") ON DELETE RESTRICT
        );

        CREATE TABLE "reports" (
            "number" INTEGER NOT NULL CONSTRAINT "PK_reports" PRIMARY KEY AUTOINCREMENT,
            "case_id" INTEGER NOT NULL,
            "token" TEXT NOT NULL,
            "clause" TEXT NOT NULL,
            "at" INTEGER NOT NULL,
            CONSTRAINT "FK_reports_case_parties_case_id_token" FOREIGN KEY ("case_id", "token") REFERENCES "case_parties" ("case_id", "token") ON DELETE RESTRICT
        );

        CREATE INDEX "IX_case_evidence_case_id" ON "case_evidence" ("case_id");
        CREATE INDEX "ix_case_parties_member" ON "case_parties" ("member") WHERE "member" IS NOT NULL;
        CREATE INDEX "ix_cases_cease_orders" ON "cases" ("community", "cease_towards") WHERE "cease_towards" IS NOT NULL;
        CREATE INDEX "ix_cases_clauses" ON "cases" ("community", "opened_at", "clause");
        CREATE INDEX "ix_cases_due" ON "cases" ("due_at") WHERE "due_at" IS NOT NULL;
        CREATE INDEX "ix_cases_not_closed" ON "cases" ("community", "queue", "urgent", "opened_at") WHERE "status" <> 'Closed';
        CREATE INDEX "ix_cases_subject" ON "cases" ("community", "subject", "id");
        CREATE UNIQUE INDEX "ix_cases_undecided" ON "cases" ("community", "queue", "subject") WHERE "status" IN ('Open', 'Claimed');
        CREATE UNIQUE INDEX "ix_effects_key" ON "effects" ("key");
        CREATE INDEX "ix_effects_of_case" ON "effects" ("case_id", "sequence") WHERE "state" IN ('Intended', 'Applied');
        CREATE UNIQUE INDEX "ix_effects_once_for" ON "effects" ("community", "once_for") WHERE "once_for" IS NOT NULL;
        CREATE INDEX "ix_effects_in_order" ON "effects" ("sequence", "not_before") WHERE "state" IN ('Intended', 'Applied');
        CREATE INDEX "IX_look_ups_case_id" ON "look_ups" ("case_id");
        CREATE INDEX "IX_reports_case_id_token" ON "reports" ("case_id", "token");
        CREATE INDEX "ix_screened_messages_fingerprinted" ON "screened_messages" ("community", "at") WHERE "fingerprint" IS NOT NULL;

        -- Also what keeps INSERT OR REPLACE from changing an event: it fires no trigger for the row that it removes.
        CREATE TRIGGER "case_events_in_order" BEFORE INSERT ON "case_events"
        WHEN NEW."seq" <> 1 + (SELECT coalesce(max("seq"), 0) FROM "case_events" WHERE "case_id" = NEW."case_id")
        BEGIN SELECT RAISE(ABORT, 'case_events is append-only'); END;
        CREATE TRIGGER "case_events_not_changed" BEFORE UPDATE ON "case_events"
        BEGIN SELECT RAISE(ABORT, 'case_events is append-only'); END;
        CREATE TRIGGER "case_events_not_deleted" BEFORE DELETE ON "case_events"
        BEGIN SELECT RAISE(ABORT, 'case_events is append-only'); END;
        CREATE TRIGGER "look_ups_not_replaced" BEFORE INSERT ON "look_ups"
        WHEN EXISTS (SELECT 1 FROM "look_ups" WHERE "id" = NEW."id")
        BEGIN SELECT RAISE(ABORT, 'look_ups is append-only'); END;
        CREATE TRIGGER "look_ups_not_changed" BEFORE UPDATE ON "look_ups"
        BEGIN SELECT RAISE(ABORT, 'look_ups is append-only'); END;
        CREATE TRIGGER "look_ups_not_deleted" BEFORE DELETE ON "look_ups"
        BEGIN SELECT RAISE(ABORT, 'look_ups is append-only'); END;
        """;
}
