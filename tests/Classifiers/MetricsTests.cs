using Belong.Classifiers.Evaluation;
using Xunit;

namespace Belong.Tests.Classifiers;

public sealed class MetricsTests
{
    [Fact]
    public void A_perfect_ranking_has_an_area_of_one_and_a_reversed_one_of_nought()
    {
        Assert.Equal(1, Metrics.Auc([0.1f, 0.2f, 0.8f, 0.9f], [false, false, true, true]));
        Assert.Equal(0, Metrics.Auc([0.9f, 0.8f, 0.2f, 0.1f], [false, false, true, true]));
    }

    [Fact]
    public void Ties_count_half() => Assert.Equal(0.5, Metrics.Auc([0.5f, 0.5f, 0.5f], [false, true, false]));

    [Fact]
    public void The_area_equals_the_share_of_pairs_in_order()
    {
        Random random = new(3);
        float[] scores = [.. Enumerable.Range(0, 200).Select(_ => random.Next(30) / 30f)];
        bool[] labels = [.. scores.Select(score => random.NextSingle() < score)];
        double pairs = 0;
        double right = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            for (var k = 0; k < scores.Length; k++)
            {
                if (labels[i] && !labels[k])
                {
                    pairs++;
                    right +=
                        scores[i] > scores[k] ? 1
                        : scores[i] == scores[k] ? 0.5
                        : 0;
                }
            }
        }

        Assert.Equal(right / pairs, Metrics.Auc(scores, labels), 12);
    }

    [Fact]
    public void Average_precision_is_the_mean_of_precision_at_each_positive() =>
        Assert.Equal(
            (1.0 + (2.0 / 3)) / 2,
            Metrics.AveragePrecision([0.9f, 0.8f, 0.7f, 0.1f], [true, false, true, false]),
            12
        );

    [Fact]
    public void Scores_that_come_true_as_often_as_they_say_have_no_calibration_error() =>
        Assert.Equal(0, Metrics.CalibrationError([0.5f, 0.5f, 0.5f, 0.5f], [true, false, true, false]), 6);
}
