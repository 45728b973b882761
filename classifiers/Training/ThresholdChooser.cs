using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>
/// Chooses one threshold per category so that, in every register of benign talk, the share of texts flagged for
/// anything stays within that register's budget, and as many attacks as possible are caught. The categories share the
/// budget: two at a time they exchange what each may spend, over all pairs of thresholds, until no exchange gains.
/// </summary>
internal sealed class ThresholdChooser
{
    // Below this a flag would more often be wrong than right, whatever the budget allows.
    private const float Lowest = 0.25f;
    private const float LogitStep = 0.1f;
    private const int Levels = 62;
    private const int MostRounds = 12;

    // From here on a text should be flagged if any budget allows it: hardly anything is as certain.
    private const float Sure = 0.8f;
    private const double WorthMoving = 1e-6;

    private static readonly float[] Grid =
    [
        .. Enumerable
            .Range(0, Levels)
            .Select(level => Calibration.Probability(GateChooser.LogitOf(Lowest) + (level * LogitStep))),
    ];

    private readonly (byte[] Levels, int Texts, double Budget)[] _benign;
    private readonly (HarmfulSet Set, byte[] Levels)[][] _kinds;

    /// <param name="benign">For each register the scores of its texts and the share of them that may be
    /// flagged.</param>
    /// <param name="harmful">What to catch.</param>
    public ThresholdChooser(IEnumerable<(float[][] Scores, double Budget)> benign, IEnumerable<HarmfulSet> harmful)
    {
        _benign =
        [
            .. benign
                .Where(register => register.Scores.Length > 0)
                .Select(register => (LevelsOf(register.Scores, Anything), register.Scores.Length, register.Budget)),
        ];
        _kinds =
        [
            .. harmful
                .Where(set => set.Scores.Length > 0)
                .GroupBy(set => set.Kind)
                .Select(kind => kind.Select(set => (set, LevelsOf(set.Scores, set.Rightly))).ToArray()),
        ];
    }

    private static bool[] Anything => [.. Enumerable.Repeat(true, Heads.Categories)];

    public float[] Choose()
    {
        // A level beyond the grid is a threshold that nothing reaches.
        var sure = Grid.Count(level => level <= Sure) - 1;
        var highest = Spent([.. Enumerable.Repeat(sure, Heads.Categories)]) is null ? Levels : sure;
        int[] chosen = [.. Enumerable.Repeat(highest, Heads.Categories)];
        (double Caught, double Spent) best = (Caught(chosen), Spent(chosen) ?? 0);
        for (var round = 0; round < MostRounds; round++)
        {
            var before = best.Caught;
            for (var first = 0; first < Heads.Categories; first++)
            {
                for (var second = first + 1; second < Heads.Categories; second++)
                    Exchange(chosen, first, second, highest, ref best);
            }

            if (best.Caught <= before + WorthMoving)
                break;
        }

        return [.. chosen.Select(level => level < Levels ? Grid[level] : 1.01f)];
    }

    /// <summary>The share of texts for which some category reaches its threshold.</summary>
    public static double Flagged(float[][] scores, float[] thresholds) =>
        scores.Length == 0 ? 0 : scores.Count(row => Reaches(row, thresholds)) / (double)scores.Length;

    /// <summary>Whether some category reaches its threshold.</summary>
    public static bool Reaches(float[] row, float[] thresholds)
    {
        for (var category = 0; category < Heads.Categories; category++)
        {
            if (row[category] >= thresholds[category])
                return true;
        }

        return false;
    }

    private void Exchange(int[] chosen, int first, int second, int highest, ref (double Caught, double Spent) best)
    {
        int[] tried = [.. chosen];
        for (var one = 0; one <= highest; one++)
        {
            tried[first] = one;
            for (var other = 0; other <= highest; other++)
            {
                tried[second] = other;
                if (Spent(tried) is { } spent)
                {
                    var caught = Caught(tried);
                    if (
                        caught > best.Caught + WorthMoving
                        || (caught > best.Caught - WorthMoving && spent < best.Spent)
                    )
                    {
                        best = (Math.Max(caught, best.Caught), spent);
                        (chosen[first], chosen[second]) = (one, other);
                    }
                }
            }
        }
    }

    // The budgets' average use; null where one is passed.
    private double? Spent(int[] chosen)
    {
        double spent = 0;
        foreach ((var levels, var texts, var budget) in _benign)
        {
            var share = Count(levels, chosen) / (double)texts;
            if (share > budget)
                return null;

            spent += share / budget;
        }

        return spent;
    }

    // The root makes the first catches of a kind worth more than the last of another: no kind of harm is given up.
    private double Caught(int[] chosen)
    {
        double sum = 0;
        foreach (var kind in _kinds)
        {
            var caught = kind.Sum(one => one.Set.Importance * Count(one.Levels, chosen) / one.Set.Scores.Length);
            sum += kind[0].Set.KindImportance * Math.Sqrt(caught / kind.Sum(one => one.Set.Importance));
        }

        return sum;
    }

    private static int Count(byte[] levels, int[] chosen)
    {
        var count = 0;
        for (var at = 0; at < levels.Length; at += Heads.Categories)
        {
            var flagged =
                levels[at] > chosen[0]
                || levels[at + 1] > chosen[1]
                || levels[at + 2] > chosen[2]
                || levels[at + 3] > chosen[3]
                || levels[at + 4] > chosen[4];
            count += flagged ? 1 : 0;
        }

        return count;
    }

    // For each score how many levels of the grid it reaches. Texts that reach none are never flagged and need no row.
    private static byte[] LevelsOf(float[][] scores, bool[] counted) =>
        [
            .. scores
                .Select(row =>
                    row.Take(Heads.Categories)
                        .Select(
                            (score, category) => counted[category] ? (byte)Grid.Count(level => score >= level) : (byte)0
                        )
                        .ToArray()
                )
                .Where(row => row.Any(level => level > 0))
                .SelectMany(row => row),
        ];
}
