using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>
/// Chooses one threshold per category so that, in every register of benign talk, the share of texts flagged for
/// anything stays within that register's budget, and as many attacks as possible are caught. The categories share the
/// budget: it goes, step by step, to the one that catches most for it.
/// </summary>
internal sealed class ThresholdChooser
{
    // Below this a flag would more often be wrong than right, whatever the budget allows.
    private const float Lowest = 0.25f;
    private const float Highest = 1.01f;
    private const float LogitStep = 0.05f;
    private const int MostExchanges = 60;
    private static readonly int[] Steps = [1, 2, 4, 8, 16];

    private readonly (float[][] Scores, double Budget)[] benign;
    private readonly (float[][] Scores, bool[][] Counts, double Importance)[] attacks;

    /// <param name="benign">For each register the scores of its texts and the share of them that may be flagged.</param>
    /// <param name="attacks">For each set of attacks the scores of its texts and which categories would rightly flag each, and how much the set matters.</param>
    public ThresholdChooser(
        IEnumerable<(float[][] Scores, double Budget)> benign,
        IEnumerable<(float[][] Scores, bool[][] Counts, double Importance)> attacks)
    {
        this.benign = [.. benign.Where(register => register.Scores.Length > 0)];
        this.attacks = [.. attacks.Where(set => set.Scores.Length > 0)];
    }

    public float[] Choose()
    {
        float[] thresholds = [.. Enumerable.Repeat(Highest, Heads.Categories)];
        double caught = Caught(thresholds);
        double spent = 0;
        bool moved = true;
        while (moved)
        {
            moved = false;
            (double Worth, float[] Thresholds, double Caught, double Spent) best = (double.NegativeInfinity, thresholds, caught, spent);
            for (int category = 0; category < Heads.Categories; category++)
            {
                // A single step may gain nothing and still lie on the way to much: look some steps ahead.
                foreach (int steps in Steps)
                {
                    float[] lower = [.. thresholds];
                    lower[category] = Lowered(thresholds[category], steps);
                    if (lower[category] < Lowest || !Affordable(lower, out double cost))
                    {
                        break;
                    }

                    double catches = Caught(lower);
                    double worth = (catches - caught + (1e-6 * steps)) / (cost - spent + 0.002);
                    best = worth > best.Worth ? (worth, lower, catches, cost) : best;
                    moved = true;
                }
            }

            (_, thresholds, caught, spent) = best;
        }

        return Exchanged(thresholds, caught);
    }

    // The way down is greedy: what one category took early may be worth more to another in the end.
    private float[] Exchanged(float[] thresholds, double caught)
    {
        for (int round = 0; round < MostExchanges; round++)
        {
            (float[] Thresholds, double Caught) best = (thresholds, caught);
            for (int exchange = 0; exchange < Heads.Categories * Heads.Categories * Steps.Length * Steps.Length; exchange++)
            {
                int raised = exchange % Heads.Categories;
                int lowered = exchange / Heads.Categories % Heads.Categories;
                float[] tried = [.. thresholds];
                tried[raised] = Lowered(tried[raised], -Steps[exchange / (Heads.Categories * Heads.Categories) % Steps.Length]);
                tried[lowered] = Lowered(tried[lowered], Steps[exchange / (Heads.Categories * Heads.Categories * Steps.Length)]);
                if (raised != lowered && tried[lowered] >= Lowest && Caught(tried) is double catches && catches > best.Caught + 1e-6 && Affordable(tried, out _))
                {
                    best = (tried, catches);
                }
            }

            if (best.Caught <= caught)
            {
                break;
            }

            (thresholds, caught) = best;
        }

        return thresholds;
    }

    /// <summary>The share of texts for which some category reaches its threshold.</summary>
    public static double Flagged(float[][] scores, float[] thresholds) =>
        scores.Length == 0 ? 0 : scores.Count(row => Reaches(row, thresholds)) / (double)scores.Length;

    /// <summary>Whether some category reaches its threshold.</summary>
    public static bool Reaches(float[] row, float[] thresholds)
    {
        for (int category = 0; category < Heads.Categories; category++)
        {
            if (row[category] >= thresholds[category])
            {
                return true;
            }
        }

        return false;
    }

    private static float Lowered(float threshold, int steps)
    {
        double logit = threshold > 0.9999f ? 9 : Math.Log(threshold / (1 - threshold));
        return Calibration.Probability((float)logit - (steps * LogitStep));
    }

    // The cost is the budgets' average use, so that a register that is used up does not hide the others.
    private bool Affordable(float[] thresholds, out double cost)
    {
        cost = 0;
        foreach ((float[][] scores, double budget) in benign)
        {
            double share = Flagged(scores, thresholds);
            if (share > budget)
            {
                return false;
            }

            cost += share / budget / benign.Length;
        }

        return true;
    }

    private double Caught(float[] thresholds)
    {
        double sum = 0;
        foreach ((float[][] scores, bool[][] counts, double importance) in attacks)
        {
            int caught = 0;
            for (int i = 0; i < scores.Length; i++)
            {
                for (int category = 0; category < Heads.Categories; category++)
                {
                    if (counts[i][category] && scores[i][category] >= thresholds[category])
                    {
                        caught++;
                        break;
                    }
                }
            }

            sum += importance * caught / scores.Length;
        }

        return attacks.Length == 0 ? 0 : sum / attacks.Sum(set => set.Importance);
    }
}
