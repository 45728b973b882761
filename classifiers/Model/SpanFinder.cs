using Belong.Classifiers.Text;

namespace Belong.Classifiers.Model;

/// <summary>
/// Chooses the stretches of a text to mark: runs of tokens whose weights add up to much, at most three.
/// </summary>
internal static class SpanFinder
{
    private const int MostSpans = 3;

    // A further stretch is worth marking where it weighs at least this share of the first.
    private const float WorthMarking = 0.4f;

    public static void AddSpans(
        ReadOnlySpan<Token> tokens,
        float[] weights,
        Category category,
        List<CategorySpan> spans
    )
    {
        float[] left = [.. weights];
        float best = 0;
        for (var round = 0; round < MostSpans && left.Length > 0; round++)
        {
            var (from, to, sum) = Heaviest(left);
            best = round == 0 ? sum : best;
            if (sum <= 0 || sum < best * WorthMarking)
                break;

            AddSpan(tokens, from, to, category, spans);
            left.AsSpan(from, to - from + 1).Fill(float.NegativeInfinity);
        }

        // Nothing speaks for it by itself: the whole text does.
        if (best <= 0 && tokens.Length > 0)
            AddSpan(tokens, 0, tokens.Length - 1, category, spans);
    }

    private static void AddSpan(
        ReadOnlySpan<Token> tokens,
        int from,
        int to,
        Category category,
        List<CategorySpan> spans
    )
    {
        while (to > from && tokens[to].Kind == TokenKind.Punctuation)
            to--;

        while (to > from && tokens[from].Kind == TokenKind.Punctuation)
            from++;

        var start = tokens[from].OriginalStart;
        spans.Add(new CategorySpan(start, tokens[to].OriginalStart + tokens[to].OriginalLength - start, category));
    }

    // Kadane's algorithm; each step costs a little, so that a stretch does not swallow words that say nothing.
    private static (int From, int To, float Sum) Heaviest(float[] weights)
    {
        float mean = 0;
        foreach (var weight in weights)
            mean += float.IsFinite(weight) ? Math.Max(weight, 0) : 0;

        var cost = 0.25f * mean / weights.Length;
        (int From, int To, float Sum) best = (0, 0, float.NegativeInfinity);
        float sum = 0;
        var from = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (sum <= 0)
            {
                sum = 0;
                from = i;
            }

            sum += weights[i] - cost;
            best = sum > best.Sum ? (from, i, sum) : best;
        }

        return best;
    }
}
