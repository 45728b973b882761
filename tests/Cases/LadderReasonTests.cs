using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Xunit;
using static Belong.Tests.Cases.CaseStory;

namespace Belong.Tests.Cases;

/// <summary>The words in which the card says why it recommends a rung.</summary>
public sealed class LadderReasonTests
{
    private static readonly CommunityCharter Charter = CharterFile.Load(CharterFile.ShippedPath);

    [Theory]
    [InlineData("C1", nameof(Disposition.Warning))]
    [InlineData("C4", nameof(Disposition.Warning))]
    [InlineData("C5", nameof(Disposition.Warning))]
    [InlineData("C6", nameof(Disposition.Warning))]
    [InlineData("C7", nameof(Disposition.RequestToCease))]
    [InlineData("C8", nameof(Disposition.RequestToCease))]
    [InlineData("C9", nameof(Disposition.Warning))]
    [InlineData("C10", nameof(Disposition.Reminder))]
    [InlineData("C21", nameof(Disposition.Warning))]
    [InlineData("C22", nameof(Disposition.Warning))]
    public void Each_clause_has_its_first_rung(string clause, string rung) =>
        Assert.Equal(rung, Recommend(Flagged(clause), []).Sanction.Disposition.ToString());

    [Theory]
    [InlineData("C20", "nothing on record; low severity is repaired first")]
    [InlineData("C4", "nothing on record; harassment begins with a warning")]
    [InlineData("C8", "nothing on record; threats and intimidation have to end at once")]
    public void A_first_time_says_how_severe_it_is(string clause, string why) =>
        Assert.Equal(why, Recommend(Flagged(clause), []).Why);

    [Fact]
    public void An_urgent_flag_begins_with_a_request_to_cease_under_any_clause() =>
        Assert.Equal(Sanction.RequestToCease, Recommend(Flagged("C20", FlagCategory.Threat), []).Sanction);

    [Theory]
    [InlineData(Disposition.Reminder, "reminded in case 1 on 1 Oct 2026 (weight 0.9)")]
    [InlineData(Disposition.Warning, "warned in case 1 on 1 Oct 2026 (weight 0.9)")]
    [InlineData(Disposition.RequestToCease, "asked to cease in case 1 on 1 Oct 2026 (weight 0.9)")]
    [InlineData(Disposition.Expulsion, "expelled in case 1 on 1 Oct 2026 (weight 0.9)")]
    public void A_strike_is_named_with_its_day_and_its_weight(object past, string why) =>
        Assert.Equal(why, Recommend(Flagged("C20"), [SanctionTests.Past((Disposition)past, "C21")]).Why);

    [Fact]
    public void After_an_expulsion_there_is_no_higher_rung() =>
        Assert.Equal(
            Sanction.Expulsion,
            Recommend(Flagged("C20"), [SanctionTests.Past(Disposition.Expulsion, "C21")]).Sanction
        );

    [Fact]
    public void A_reminder_does_not_lower_what_the_clause_begins_with() =>
        Assert.Equal(
            Sanction.RequestToCease,
            Recommend(Flagged("C8"), [SanctionTests.Past(Disposition.Reminder, "C20")]).Sanction
        );

    [Fact]
    public void The_highest_strike_speaks_and_of_two_alike_the_newer()
    {
        var older = SanctionTests.Past(Disposition.Warning, "C20") with
        {
            Id = new CaseId(2),
            DeliveredAt = new DateTimeOffset(2026, 8, 1, 9, 0, 0, TimeSpan.Zero),
        };
        var newer = older with { Id = new CaseId(3), DeliveredAt = older.DeliveredAt!.Value.AddDays(10) };
        var reminded = SanctionTests.Past(Disposition.Reminder, "C20") with { Id = new CaseId(4) };

        var next = Recommend(Flagged("C20"), [reminded, older, newer]);

        Assert.Equal(Sanction.RequestToCease, next.Sanction);
        Assert.StartsWith("warned in case 3", next.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_decided_in_shadow_mode_does_not_lift() =>
        Assert.Equal(
            Sanction.Reminder,
            Recommend(Flagged("C20"), [SanctionTests.Past(Disposition.Warning, "C20") with { Shadow = true }]).Sanction
        );

    [Fact]
    public void A_strike_weighs_until_two_half_lives_are_over()
    {
        var story = Flagged("C20");
        var old = SanctionTests.Past(Disposition.Warning, "C20") with { DeliveredAt = story.Now.AddDays(-360) };
        var next = Recommend(story, [old]);
        Assert.Equal(Sanction.RequestToCease, next.Sanction);
        Assert.EndsWith("(weight 0.3)", next.Why, StringComparison.Ordinal);

        var faded = Recommend(story, [old with { DeliveredAt = story.Now.AddDays(-361) }]);
        Assert.Equal(Sanction.Reminder, faded.Sanction);
        Assert.Equal("earlier sanctions are old and no longer weigh; low severity is repaired first", faded.Why);
    }

    [Fact]
    public void A_clock_that_was_put_back_makes_no_strike_heavier_than_one()
    {
        var story = Flagged("C20");
        var ahead = SanctionTests.Past(Disposition.Warning, "C20") with { DeliveredAt = story.Now.AddDays(90) };

        Assert.EndsWith("(weight 1.0)", Recommend(story, [ahead]).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_breach_names_the_order_and_its_clause()
    {
        var story = new CaseStory { History = [SanctionTests.Past(Disposition.RequestToCease, "C4")] }.Then(
            new CaseAction.RaiseFlag(AFlag()),
            Actor.Bot
        );

        Assert.Equal("asked to cease in case 1 (C4) and did not", Recommend(story, story.History).Why);
    }

    private static Recommendation Recommend(CaseStory story, IReadOnlyList<CaseSummary> history) =>
        Ladder.Recommend(story.State!, history, Charter, new CasePolicy(), story.Now);
}
