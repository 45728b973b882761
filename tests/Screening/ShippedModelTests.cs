using Belong.Bot.Cases;
using Belong.Bot.Screening.Detectors;
using Belong.Classifiers.Model;
using Xunit;

namespace Belong.Tests.Screening;

/// <summary>The shipped model and all detectors together, on what the product promises.</summary>
public sealed class ShippedModelTests(ShippedModelTests.Model model) : IClassFixture<ShippedModelTests.Model>
{
    private readonly ScreeningStory _story = new(classifier: model.Snapshot);

    [Theory]
    [InlineData("Good morning all, has anybody run a listening circle with parents?")]
    [InlineData("We discussed hate crime and racism with the police today, and the figures are worrying.")]
    [InlineData("Islamophobia and antisemitism are rising in our schools; what training works for you?")]
    [InlineData("I disagree with Belong's new strategy, it ignores rural areas.")]
    [InlineData("A free toolkit on community dialogue: https://www.gov.uk/guidance/integration")]
    public async Task Ordinary_talk_and_talk_about_the_subject_pass(string text)
    {
        Assert.Null(await _story.SayAsync(text));
    }

    [Theory]
    [InlineData("You are a pathetic idiot and everybody here knows it.", "C1")]
    [InlineData("I will find you and break your legs.", "C7")]
    public async Task Plain_attacks_are_flagged_with_their_clause_and_marks(string text, string clause)
    {
        var flag = await _story.SayAsync(text);

        Assert.Contains(flag!.Reasons, reason => reason.Clause.Value == clause);
        Assert.NotEmpty(flag.Marks);
        Assert.All(flag.Marks, mark => Assert.InRange(mark.Start + mark.Length, 1, text.Length));
    }

    [Fact]
    public async Task A_sales_pitch_said_twice_is_flagged_as_promotion_and_as_repetition()
    {
        const string pitch =
            "Boost your charity's impact with my consultancy! Book a discovery call today and get 20% "
            + "off my coaching packages: https://growth.example.com/offer";
        await _story.SayAsync(pitch);
        _story.Time.Advance(TimeSpan.FromHours(2));

        var flag = await _story.SayAsync(pitch, channel: "events");
        Assert.Equal(
            [FlagCategory.Promotion, FlagCategory.Repetition],
            flag!.Reasons.Select(reason => reason.Category).OrderBy(category => category.Index)
        );
    }

    public sealed class Model
    {
        internal ClassifierSnapshot Snapshot { get; } = ClassifierSnapshot.Of(TextClassifier.Load(ShippedModel.Path));
    }
}
