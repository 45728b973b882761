using Belong.Classifiers.Training;
using Xunit;

namespace Belong.Tests.Classifiers;

public sealed class GateChooserTests
{
    private static readonly float[] Thresholds = [0.5f, 0.5f, 0.5f, 0.5f, 0.5f];

    [Fact]
    public void Gates_let_hardly_a_flag_be_missed_where_that_costs_little()
    {
        Random random = new(8);
        float[][] rows = [.. Enumerable.Range(0, 2000).Select(i => Row((i % 2 == 0 ? -6 : -1) + random.NextSingle()))];
        bool[] benign = [.. Enumerable.Range(0, rows.Length).Select(i => i % 2 == 0)];
        bool[] flagged = [.. benign.Select(talk => !talk)];
        var gates = GateChooser.Choose(rows, benign, flagged, Thresholds, new ReadingWish(0, 0.3, 0.01));
        Assert.True(GateChooser.Share([.. rows.Where((_, i) => flagged[i])], gates) >= 0.99);
        Assert.Equal(0, GateChooser.Share([.. rows.Where((_, i) => benign[i])], gates));
    }

    [Fact]
    public void Gates_read_no_more_of_benign_talk_than_is_wished_even_where_flags_are_missed()
    {
        Random random = new(9);
        float[][] rows = [.. Enumerable.Range(0, 4000).Select(_ => Row(-8 * random.NextSingle()))];
        bool[] benign = [.. rows.Select((_, i) => i % 2 == 0)];
        var gates = GateChooser.Choose(
            rows,
            benign,
            [.. benign.Select(talk => !talk)],
            Thresholds,
            new ReadingWish(0.1, 0.3, 0.001)
        );
        Assert.InRange(GateChooser.Share([.. rows.Where((_, i) => benign[i])], gates), 0.25, 0.35);
    }

    private static float[] Row(float logit) => [logit, -20, -20, -20, -20];
}
