using Belong.Bot.Charter;
using Xunit;

namespace Belong.Tests.Charter;

public sealed class CommunityCharterTests
{
    private static readonly CommunityCharter Shipped = CharterFile.Load(CharterFile.ShippedPath);

    [Fact]
    public void The_shipped_charter_has_every_clause_in_order()
    {
        string[] expected =
        [
            "C1",
            "C2",
            "C3",
            "C4",
            "C5",
            "C6",
            "C7",
            "C8",
            "C9",
            "C10",
            "C11",
            "C12",
            "C13",
            "C14",
            "C16",
            "C17",
            "C19",
            "C20",
            "C21",
            "C22",
            "C23",
            "C24",
            "C25",
            "C26",
            "C27",
            "C28",
            "C30",
            "M1",
            "M2a",
            "M2b",
            "M2c",
            "M2d",
            "M2e",
            "M2f",
            "M2g",
            "M2h",
            "M2i",
            "M2j",
            "M2k",
            "M2l",
            "M2m",
            "M2n",
            "M3",
            "M4",
            "M5",
            "M6",
        ];

        Assert.Equal(expected, Shipped.Clauses.Select(clause => clause.Id.Value));
        Assert.Equal("2026-11", Shipped.Version);
    }

    [Fact]
    public void Members_may_report_under_the_clauses_that_are_about_conduct_and_the_two_reports_of_their_own_kind()
    {
        string[] expected =
        [
            "C1",
            "C4",
            "C5",
            "C6",
            "C7",
            "C8",
            "C9",
            "C10",
            "C20",
            "C21",
            "C22",
            "C30",
            "M2i",
            "M2k",
            "M2l",
            "M2m",
            "M5",
        ];

        Assert.Equal(expected, Shipped.Reportable.Select(clause => clause.Id.Value));
    }

    [Theory]
    [
        InlineData("M2a"),
        InlineData("M2b"),
        InlineData("M2c"),
        InlineData("M2d"),
        InlineData("M2e"),
        InlineData("M2f"),
        InlineData("M2g"),
        InlineData("C19")
    ]
    public void A_commitment_is_reminded_of_and_never_sanctioned(string id)
    {
        var clause = Shipped[new ClauseId(id)];

        Assert.Equal(ClauseUse.ReminderOnly, clause.Use);
        Assert.Contains(clause, Shipped.Remindable);
        Assert.DoesNotContain(clause, Shipped.Reportable);
    }

    [Fact]
    public void The_families_are_those_of_the_harassment_policy_and_of_promotion()
    {
        string Ids(ClauseFamily family) =>
            string.Join(
                ' ',
                Shipped.Clauses.Where(clause => clause.Family == family).Select(clause => clause.Id.Value)
            );

        Assert.Equal("C1 C4 C5 C6 C7 C8 C9 C10 C22 M2i", Ids(ClauseFamily.Harassment));
        Assert.Equal("C19 C20 M2m", Ids(ClauseFamily.Promotion));
    }

    [Fact]
    public void A_clause_that_is_not_there_is_null_when_looked_for_and_named_when_demanded()
    {
        Assert.Null(Shipped.Find(new ClauseId("C15")));
        Assert.Null(Shipped.Find(default));
        var missing = Assert.Throws<KeyNotFoundException>(() => Shipped[new ClauseId("C15")]);
        Assert.Contains("C15", missing.Message, StringComparison.Ordinal);
        Assert.Contains("2026-11", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_sentence_of_a_reminder_shouts_or_runs_on()
    {
        Assert.All(
            Shipped.Clauses,
            clause =>
            {
                Assert.InRange(clause.Text.Length, 30, 320);
                Assert.InRange(clause.Title.Length, 5, 60);
                Assert.EndsWith(".", clause.Text, StringComparison.Ordinal);
                Assert.DoesNotContain("!", clause.Text, StringComparison.Ordinal);
            }
        );
    }
}
