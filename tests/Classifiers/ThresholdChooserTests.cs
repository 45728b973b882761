using Belong.Classifiers.Training;
using Xunit;

namespace Belong.Tests.Classifiers;

public sealed class ThresholdChooserTests
{
    [Fact]
    public void False_flags_of_all_categories_together_stay_within_the_budget_of_every_register()
    {
        Random random = new(11);
        var chat = Scores(random, 1000, 0.6f);
        var posts = Scores(random, 500, 0.8f);
        var attacks = Scores(random, 400, 1f);
        var thresholds = new ThresholdChooser([(chat, 0.01), (posts, 0.02)], [Harmful(attacks)]).Choose();
        Assert.InRange(ThresholdChooser.Flagged(chat, thresholds), 0, 0.01);
        Assert.InRange(ThresholdChooser.Flagged(posts, thresholds), 0, 0.02);
        Assert.True(ThresholdChooser.Flagged(attacks, thresholds) > 0.2);
    }

    [Fact]
    public void The_budget_goes_to_the_category_that_catches_most_for_it()
    {
        // The first category is noise on benign texts and attacks alike; the second tells them apart.
        Random random = new(12);
        float[][] benign =
        [
            .. Enumerable.Range(0, 500).Select(_ => new[] { random.NextSingle(), 0.1f * random.NextSingle(), 0, 0, 0 }),
        ];
        float[][] attacks =
        [
            .. Enumerable
                .Range(0, 500)
                .Select(_ => new[] { random.NextSingle(), 0.5f + (0.5f * random.NextSingle()), 0, 0, 0 }),
        ];
        var thresholds = new ThresholdChooser([(benign, 0.01)], [Harmful(attacks)]).Choose();
        Assert.True(thresholds[1] <= 0.5f);
        Assert.True(thresholds[0] > 0.9f);
    }

    private static float[][] Scores(Random random, int count, float highest) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => Enumerable.Range(0, 5).Select(_ => highest * random.NextSingle()).ToArray()),
        ];

    private static HarmfulSet Harmful(float[][] scores) => new("attacks", 1, scores, [true, true, true, true, true], 1);
}
