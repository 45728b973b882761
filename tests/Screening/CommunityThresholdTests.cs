using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Learning;
using Belong.Bot.Screening;
using Belong.Bot.Screening.Detectors;
using Belong.Classifiers.Model;
using Belong.Tests.Support;
using Xunit;

namespace Belong.Tests.Screening;

public sealed class CommunityThresholdTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_communitys_own_goes_before_the_settings_and_they_before_what_ships()
    {
        using var folder = new TemporaryFolder();
        BlankModel.Write(folder.File("a.model"), "a", threshold: 0.7f);
        BlankModel.Write(folder.File("b.model"), "b", threshold: 0.6f);
        var models = new ClassifierModels(
            new ClassifierFile(folder.File("a.model")),
            new ClassifierFile(folder.File("b.model"))
        );
        var store = new FakeThresholdStore();
        using var thresholds = new CommunityThresholds(
            new Thresholds(
                new Dictionary<FlagCategory, double> { [FlagCategory.Insult] = 0.9, [FlagCategory.Threat] = 0.8 }
            ),
            store,
            () => models
        );
        store.Set(ScreeningStory.Community, FlagCategory.Insult, 0.55);
        await thresholds.RefreshAsync(ScreeningStory.Community, None);

        Assert.Equal(new ThresholdInForce(0.55, ThresholdOrigin.Community), Of(FlagCategory.Insult));
        Assert.Equal(new ThresholdInForce(0.8, ThresholdOrigin.Settings), Of(FlagCategory.Threat));
        Assert.Equal(new ThresholdInForce(0.7, ThresholdOrigin.Model), Of(FlagCategory.Sexual));
        Assert.Equal(new ThresholdInForce(0.5, ThresholdOrigin.Rule), Of(FlagCategory.Invitation));
        Assert.Equal(
            new ThresholdInForce(0.9, ThresholdOrigin.Settings),
            thresholds.Of(new CommunityId("test:other"), FlagCategory.Insult)
        );
        Assert.StartsWith("b+", thresholds.ShadowOf(FlagCategory.Sexual)!.Version, StringComparison.Ordinal);
        Assert.Equal(0.6, thresholds.ShadowOf(FlagCategory.Sexual)!.Threshold);
        Assert.Null(thresholds.ShadowOf(FlagCategory.Invitation));

        ThresholdInForce Of(FlagCategory category) => thresholds.Of(ScreeningStory.Community, category);
    }

    [Fact]
    public async Task A_communitys_own_thresholds_are_in_force_from_its_first_message_on()
    {
        var story = new ScreeningStory();
        story.Thresholds.Set(ScreeningStory.Community, FlagCategory.Insult, 0.95);

        Assert.Null(await story.SayAsync("you idiot"));
    }

    [Fact]
    public async Task A_second_model_scores_and_never_flags()
    {
        var story = new ScreeningStory(
            classifier: FakeClassifier.Knowing(("idiot", Category.Insult, 0.4f)),
            shadow: FakeClassifier.Knowing(("idiot", Category.Insult, 0.9f)) with
            {
                Version = "2",
            }
        );

        Assert.Null(await story.SayAsync("you idiot"));
        Assert.Null(await story.SayAsync("good morning"));

        Assert.Equal(
            ("2", 0.9f),
            (story.Log.Rows[0].Shadow!.Model, story.Log.Rows[0].Shadow!.Scores[FlagCategory.Insult])
        );
        Assert.Equal(0.4f, story.Log.Rows[0].Scores[FlagCategory.Insult]);
        Assert.Empty(story.Log.Rows[1].Shadow!.Scores);
    }

    [Fact]
    public async Task A_second_model_that_fails_leaves_the_first_ones_flag()
    {
        var story = new ScreeningStory(
            classifier: FakeClassifier.Knowing(("idiot", Category.Insult, 0.9f)),
            shadow: new ClassifierSnapshot("broken", "2", _ => throw new InvalidOperationException(), _ => 0.5f)
        );

        Assert.NotNull(await story.SayAsync("you idiot"));
    }
}
