using System.Runtime.Intrinsics;
using Belong.Classifiers.Model;
using Belong.Classifiers.Text;
using Xunit;

namespace Belong.Tests.Classifiers;

public sealed class LetterSumsTests
{
    private static readonly Screen Shipped = TextClassifier.Load(ShippedModel.Path).Parts.Screen;

    [Fact]
    public void What_is_kept_of_words_met_before_changes_no_sum()
    {
        Random random = new(3);
        LetterSums kept = new();
        for (var i = 0; i < 2000; i++)
        {
            var text = RandomTexts.Next(random, 12);
            Assert.Equal(Sum(new LetterSums(), Shipped, text), Sum(kept, Shipped, text));
        }
    }

    [Fact]
    public void Another_models_sums_are_not_taken_for_ones_own()
    {
        var other = TinyModel.Trained.Screen;
        LetterSums kept = new();
        foreach (var screen in new[] { Shipped, other, Shipped })
        {
            Assert.Equal(Sum(new LetterSums(), screen, "you stupid idiot"), Sum(kept, screen, "you stupid idiot"));
        }
    }

    private static (Vector256<float>, int) Sum(LetterSums letters, Screen screen, string text)
    {
        var tokens = NormalisedText.From(text).Tokenised;
        TokenTable table = new();
        table.Fill(tokens, screen.Leaning);
        return (letters.Of(tokens, table, screen, out var count), count);
    }
}
