using Belong.Classifiers.Data;
using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>
/// Fits a calibration on held-out examples: a logistic regression of each category on the logits of all heads, by
/// Newton's method, drawn towards the head's own logit.
/// </summary>
internal static class Calibrator
{
    private const int Rounds = 25;
    private const double Pull = 4;

    /// <summary>What this community says counts more than what others said elsewhere.</summary>
    private const double OwnWeight = 2;

    /// <param name="readings">The held-out examples, as they are served.</param>
    /// <param name="inputs">What the calibration reads: see <see cref="Calibration.InputsOf"/>.</param>
    public static Calibration Fit(IReadOnlyList<Reading> readings, int inputs)
    {
        var weights = new float[Calibration.Rows * inputs];
        for (var row = 0; row < Calibration.Rows; row++)
            Fit([.. Observed(readings, row)], inputs, row).CopyTo(weights, row * inputs);

        return new Calibration(weights, inputs);
    }

    private static IEnumerable<Observation> Observed(IReadOnlyList<Reading> readings, int row)
    {
        foreach (var reading in readings)
        {
            if (Wanted(reading.Example, row) is not { } wanted)
                continue;

            float[][] windows = [.. reading.Telling()];
            var weight = (reading.Example.Text.Source == Sources.Own ? OwnWeight : 1) / windows.Length;
            foreach (var window in windows)
                yield return new Observation(window, wanted, weight);
        }
    }

    /// <summary>What a category's output should say of an example; null where nobody knows.</summary>
    private static bool? Wanted(Example example, int row)
    {
        var labels = example.Text.Labels;
        if (row == (int)Head.Insult)
        {
            // An attack of unknown kind falls under the umbrella clause, which this output stands for.
            var attacked = (labels & (Labels.Insult | Labels.Hostile)) != 0;
            return attacked ? true
                : example.Weights[row] > 0 ? example.Targets[row] > 0
                : null;
        }

        return example.Weights[row] > 0 ? example.Targets[row] > 0 : null;
    }

    private static float[] Fit(Observation[] known, int inputs, int row)
    {
        var prior = Prior(inputs, row);
        double[] weights = [.. prior];
        var loss = Loss(known, weights, prior);
        for (var round = 0; round < Rounds; round++)
        {
            var gradient = new double[inputs];
            var hessian = new double[inputs, inputs];
            foreach (var one in known)
                Accumulate(one, weights, gradient, hessian);

            for (var k = 0; k < inputs; k++)
            {
                var pull = k == Calibration.Intercept ? 1e-6 : Pull;
                gradient[k] += pull * (weights[k] - prior[k]);
                hessian[k, k] += pull;
            }

            var step = LinearSystem.Solve(hessian, gradient);
            double length = 1;
            var next = Stepped(weights, step, length);
            var nextLoss = Loss(known, next, prior);
            while (!(nextLoss <= loss) && length > 1e-4)
            {
                length /= 2;
                next = Stepped(weights, step, length);
                nextLoss = Loss(known, next, prior);
            }

            if (!(nextLoss < loss - 1e-9))
                break;

            (weights, loss) = (next, nextLoss);
        }

        return [.. weights.Select(weight => (float)weight)];
    }

    private static double[] Prior(int inputs, int row)
    {
        var prior = new double[inputs];
        var models = inputs / Heads.Padded;
        for (var model = 0; model < models; model++)
            prior[(model * Heads.Padded) + row] = 1.0 / models;

        return prior;
    }

    private static double[] Stepped(double[] weights, double[] step, double length) =>
        [.. weights.Zip(step, (weight, part) => weight - (length * part))];

    private static double Loss(Observation[] known, double[] weights, double[] prior)
    {
        double loss = 0;
        foreach (var one in known)
        {
            // log(1 + e^-x), without overflow.
            var sum = Sum(one, weights);
            var signed = one.Wanted ? sum : -sum;
            loss += one.Weight * (Math.Max(-signed, 0) + Math.Log(1 + Math.Exp(-Math.Abs(signed))));
        }

        for (var k = 0; k < weights.Length; k++)
        {
            var pull = k == Calibration.Intercept ? 1e-6 : Pull;
            loss += pull / 2 * (weights[k] - prior[k]) * (weights[k] - prior[k]);
        }

        return loss;
    }

    private static void Accumulate(Observation one, double[] weights, double[] gradient, double[,] hessian)
    {
        var probability = 1 / (1 + Math.Exp(-Math.Clamp(Sum(one, weights), -30, 30)));
        var slope = one.Weight * (probability - (one.Wanted ? 1 : 0));
        var curvature = one.Weight * probability * (1 - probability);
        for (var k = 0; k < weights.Length; k++)
        {
            gradient[k] += slope * one.Inputs[k];
            for (var l = 0; l < weights.Length; l++)
                hessian[k, l] += curvature * one.Inputs[k] * one.Inputs[l];
        }
    }

    private static double Sum(Observation one, double[] weights)
    {
        double sum = 0;
        for (var k = 0; k < weights.Length; k++)
            sum += weights[k] * one.Inputs[k];

        return sum;
    }

    private readonly record struct Observation(float[] Inputs, bool Wanted, double Weight);
}
