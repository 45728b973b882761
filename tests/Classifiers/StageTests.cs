using Belong.Classifiers.Model;
using Xunit;

namespace Belong.Tests.Classifiers;

public sealed class StageTests
{
    [Fact]
    public void A_text_that_no_gate_opens_for_gets_the_screens_scores_and_any_other_those_of_all_readers()
    {
        var parts = TinyModel.Trained;
        float[] open = [.. Enumerable.Repeat(float.NegativeInfinity, 5)];
        var screened = With(parts, Stage.Closed);
        var read = With(parts, open);
        var one = new float[5];
        var other = new float[5];
        screened.Score("you stupid idiot", one);
        read.Score("you stupid idiot", other);

        Assert.False(screened.Reads("you stupid idiot"));
        Assert.True(read.Reads("you stupid idiot"));
        Assert.NotEqual(one, other);
        Assert.Equal(2, parts.Networks.Count);
    }

    [Fact]
    public void The_last_stage_opens_for_nothing() =>
        Assert.False(
            TinyModel
                .Trained.Stages[^1]
                .Opens([50, 50, 50, 50, 50, 50, 50, 1, 50, 50, 50, 50, 50, 50, 50, 0, 50, 50, 50, 50, 50, 50, 50, 0])
        );

    private static TextClassifier With(ModelParts parts, float[] gates) =>
        new(
            parts with
            {
                Stages =
                [
                    parts.Stages[0] with
                    {
                        Gates = gates,
                    },
                    parts.Stages[1] with
                    {
                        Gates = gates,
                    },
                    parts.Stages[2],
                ],
            },
            new string('0', 64)
        );
}
