using Belong.Classifiers.Model;
using Belong.Classifiers.Text;
using Xunit;

namespace Belong.Tests.Classifiers;

/// <summary>
/// Texts that nobody should be able to stop the bot with. BELONG_FUZZ_TEXTS sets how many are tried (by default as many
/// as fit into a few seconds).
/// </summary>
public sealed class HostileInputTests
{
    private const int Seed = 424242;
    private static readonly TextClassifier Classifier = TextClassifier.Load(ShippedModel.Path);

    [Fact]
    public void Random_broken_and_bidirectional_texts_give_finite_scores()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("BELONG_FUZZ_TEXTS"), out var wished)
            ? wished
            : 20_000;
        Parallel.For(
            0,
            8,
            part =>
            {
                Random random = new(Seed + part);
                var scores = new float[5];
                for (var i = 0; i < count / 8; i++)
                {
                    Classifier.Score(RandomTexts.Next(random, 40), scores);
                    Assert.All(scores, score => Assert.InRange(score, 0f, 1f));
                }
            }
        );
    }

    [Theory]
    [InlineData("a")]
    [InlineData("you idiot ")]
    [InlineData("i d i o t ")]
    [InlineData("\u0301")]
    [InlineData("\uD83D")]
    [InlineData("\u202E\u200B")]
    [InlineData("a\u0336\u0335\u0301")]
    [InlineData("http://a.b/")]
    [InlineData("\U0001F600")]
    [InlineData("\uFDFA")]
    [InlineData("1.")]
    [InlineData("@")]
    [InlineData("*")]
    [InlineData("[")]
    [InlineData("a@")]
    [InlineData("a.")]
    public void A_hundred_thousand_characters_are_read_to_the_end(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
        var result = Classifier.Classify(NormalisedText.From(text));
        Assert.All(Enum.GetValues<Category>(), category => Assert.InRange(result[category], 0f, 1f));
        Assert.All(result.Spans, span => Assert.InRange(span.Start + span.Length, 1, text.Length));
    }

    [Fact]
    public void Scoring_allocates_nothing()
    {
        var scores = new float[5];
        string[] texts =
        [
            .. Enumerable
                .Range(0, 200)
                .Select(i =>
                    $"Thank you all for number {i}, see " + $"https://example.org and the caf\u00E9 \U0001F642"
                ),
        ];
        foreach (var text in texts)
        {
            Classifier.Score(text, scores);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var text in texts)
        {
            Classifier.Score(text, scores);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void An_attack_at_the_end_of_a_long_text_is_still_seen()
    {
        var text =
            string.Concat(Enumerable.Repeat("We met and shared the notes of the workshop. ", 200))
            + "You are a stupid worthless idiot.";
        var result = Classifier.Classify(NormalisedText.From(text));
        Assert.True(result.Reaches(Category.Insult));
        Assert.Contains(
            result.Spans,
            span => span.Category == Category.Insult && span.Start + span.Length > text.Length - 20
        );
    }

    [Fact]
    public void Many_threads_get_the_same_scores_as_one()
    {
        Random random = new(Seed);
        string[] texts = [.. Enumerable.Range(0, 500).Select(_ => RandomTexts.Next(random, 30))];
        CategoryScores[] alone = [.. texts.Select(text => Classifier.Classify(NormalisedText.From(text)).Scores)];
        var together = new CategoryScores[texts.Length];
        Parallel.For(0, texts.Length, i => together[i] = Classifier.Classify(NormalisedText.From(texts[i])).Scores);
        Assert.Equal(alone, together);
    }
}
