namespace Belong.Bot.Store.Migrations;

/// <summary>
/// What became of an appeal stands in the case's row, and effects are looked for community by community. The version
/// also keeps older bots from databases that hold what they do not know: time-outs, appeals, raids, and what people and
/// the platform's filters did past the bot.
/// </summary>
internal static class M0003MemberActs
{
    public const string Sql = """
        ALTER TABLE "cases" ADD COLUMN "appeal" TEXT NULL;

        DROP INDEX "ix_effects_in_order";
        CREATE INDEX "ix_effects_in_order" ON "effects" ("community", "sequence", "not_before") WHERE "state" IN ('Intended', 'Applied');
        """;
}
