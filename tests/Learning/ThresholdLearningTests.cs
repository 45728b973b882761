using Belong.Bot.Cases;
using Belong.Bot.Learning;
using Xunit;

namespace Belong.Tests.Learning;

public sealed class ThresholdLearningTests
{
    private static readonly LearningOptions Options = new();

    /// <param name="talk">What was decided: "upheld/dismissed@score", with spaces between.</param>
    [Theory]
    [InlineData("raised to where flags are right", 0.6, "0/60@0.6 50/0@0.7", 0.7, 0.7)]
    [InlineData("raised by one step only", 0.6, "0/60@0.6 50/0@0.85", 0.7, 0.85)]
    [InlineData("lowered to where flags are still right", 0.9, "40/0@0.85 40/0@0.9", 0.85, 0.85)]
    [InlineData("lowered by one step only", 0.9, "40/0@0.7 40/0@0.9", 0.8, 0.7)]
    [InlineData("never lowered below the floor", 0.25, "60/0@0.1 60/0@0.22 60/0@0.25", 0.22, 0.22)]
    [InlineData("what the lower one adds counts as well", 0.9, "0/200@0.5 40/10@0.8 50/0@0.9", 0.8, 0.8)]
    [InlineData("a score between two thousandths is flagged", 0.9, "60/0@0.8507", 0.85, 0.85)]
    public void A_threshold_is(string what, double current, string talk, double to, double aim)
    {
        var move = Assert.IsType<Lesson.Move>(ThresholdLearning.Learn(Verdicts(talk), current, Options));

        Assert.True((to, aim) == (move.To.Threshold, move.Aim.Threshold), $"{what}: {move}");
        Assert.True(move.Aim.LowerBound >= Options.Precision && move.Aim.Decisions >= Options.MinimumDecisions);
    }

    [Theory]
    [InlineData("there is no evidence below", 0.9, "60/0@0.9")]
    [InlineData("between two scores it is as good", 0.9, "60/0@0.93")]
    [InlineData("below is only the floor's business", 0.25, "60/0@0.1 60/0@0.25")]
    [InlineData("lower ones are wrong too often", 0.9, "5/60@0.8 50/10@0.9")]
    public void A_threshold_stays_where(string what, double current, string talk)
    {
        var lesson = ThresholdLearning.Learn(Verdicts(talk), current, Options);

        Assert.True(lesson is Lesson.AsItIs, $"{what}: {lesson}");
    }

    [Fact]
    public void Below_the_minimum_of_decisions_nothing_is_learnt()
    {
        Assert.Equal(new Lesson.TooFew(49), ThresholdLearning.Learn(Verdicts("0/30@0.6 19/0@0.7"), 0.6, Options));
        Assert.Equal(new Lesson.TooFew(0), ThresholdLearning.Learn([], 0.6, Options));
    }

    [Fact]
    public void A_threshold_that_few_decisions_speak_for_is_not_suggested()
    {
        // All right above 0.8, but only 49 of them.
        var lesson = ThresholdLearning.Learn(Verdicts("0/100@0.6 49/0@0.8"), 0.6, Options);

        Assert.IsType<Lesson.OutOfReach>(lesson);
    }

    [Fact]
    public void A_higher_precision_asks_for_a_higher_threshold()
    {
        var verdicts = Verdicts("60/40@0.7 80/20@0.8 100/0@0.9");

        var strict = ThresholdLearning.Learn(verdicts, 0.85, Options with { Precision = 0.9, MinimumDecisions = 100 });
        var lenient = ThresholdLearning.Learn(verdicts, 0.85, Options with { MinimumDecisions = 100 });

        Assert.IsType<Lesson.AsItIs>(strict);
        Assert.Equal(0.75, Assert.IsType<Lesson.Move>(lenient).To.Threshold);
    }

    [Fact]
    public void No_suggestion_leaves_the_bounds_whatever_was_decided()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var verdicts = Enumerable
                .Range(0, random.Next(10, 300))
                .Select(_ => new Verdict(FlagCategory.Insult, random.NextSingle(), random.Next(2) == 0))
                .ToList();
            var current = Math.Round(random.NextDouble(), 3);
            if (ThresholdLearning.Learn(verdicts, current, Options with { Precision = 0.3 }) is Lesson.Move move)
            {
                Assert.InRange(move.To.Threshold, Math.Min(current, Options.LowestThreshold), Tunable.Highest);
                Assert.InRange(Math.Abs(move.To.Threshold - current), 0.0005, Options.LargestStep + 1e-9);
            }
        }
    }

    private static List<Verdict> Verdicts(string talk) =>
        [
            .. talk.Split(' ')
                .SelectMany(group =>
                {
                    var parts = group.Split('/', '@');
                    var score = float.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture);
                    return Enumerable
                        .Repeat(
                            new Verdict(FlagCategory.Insult, score, true),
                            int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture)
                        )
                        .Concat(
                            Enumerable.Repeat(
                                new Verdict(FlagCategory.Insult, score, false),
                                int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)
                            )
                        );
                }),
        ];
}
