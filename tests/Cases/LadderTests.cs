using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Xunit;
using static Belong.Tests.Cases.CaseStory;

namespace Belong.Tests.Cases;

/// <summary>What the card recommends, and why.</summary>
public sealed class LadderTests
{
    private static readonly CommunityCharter Charter = CharterFile.Load(CharterFile.ShippedPath);

    [Theory]
    [InlineData("M2i", nameof(Disposition.Reminder))]
    [InlineData("C20", nameof(Disposition.Reminder))]
    [InlineData("C4", nameof(Disposition.Warning))]
    [InlineData("C8", nameof(Disposition.RequestToCease))]
    public void The_first_rung_depends_on_how_severe_it_is(string clause, string rung) =>
        Assert.Equal(rung, Recommend(Flagged(clause), []).Sanction.Disposition.ToString());

    [Theory]
    [InlineData(Disposition.Reminder, nameof(Disposition.Warning))]
    [InlineData(Disposition.Warning, nameof(Disposition.RequestToCease))]
    [InlineData(Disposition.RequestToCease, nameof(Disposition.Expulsion))]
    [InlineData(Disposition.NoViolation, nameof(Disposition.Reminder))]
    public void A_delivered_sanction_lifts_the_next_by_one(object past, string rung) =>
        Assert.Equal(
            rung,
            Recommend(Flagged("C20"), [SanctionTests.Past((Disposition)past, "C21")]).Sanction.Disposition.ToString()
        );

    [Fact]
    public void What_was_never_delivered_does_not_lift() =>
        Assert.Equal(
            Sanction.Reminder,
            Recommend(
                Flagged("C20"),
                [SanctionTests.Past(Disposition.Warning, "C20") with { DeliveredAt = null }]
            ).Sanction
        );

    [Fact]
    public void Strikes_fade_with_age()
    {
        var old = SanctionTests.Past(Disposition.Warning, "C20") with
        {
            DeliveredAt = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero),
        };

        Assert.Equal(Sanction.Reminder, Recommend(Flagged("C20"), [old]).Sanction);
    }

    [Fact]
    public void A_breach_leads_to_expulsion_and_says_of_what()
    {
        var story = new CaseStory { History = [SanctionTests.Past(Disposition.RequestToCease, "C1")] }.Then(
            new CaseAction.RaiseFlag(AFlag()),
            Actor.Bot
        );

        var next = Recommend(story, story.History);
        Assert.Equal(Sanction.Expulsion, next.Sanction);
        Assert.Contains("case 1", next.Why, StringComparison.Ordinal);
    }

    private static Recommendation Recommend(CaseStory story, IReadOnlyList<CaseSummary> history) =>
        Ladder.Recommend(story.State!, history, Charter, new CasePolicy(), story.Now);
}
