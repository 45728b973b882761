namespace Belong.Bot.Store.Migrations;

/// <summary>
/// Effects are looked for community by community. The version also keeps older bots from databases that hold what they do
/// not know: time-outs, appeals, raids, and what people and the platform's filters did past the bot.
/// </summary>
internal static class M0003MemberActs
{
    public const string Sql = """
        DROP INDEX "ix_effects_in_order";
        CREATE INDEX "ix_effects_in_order" ON "effects" ("community", "sequence", "not_before") WHERE "state" IN ('Intended', 'Applied');
        """;
}
