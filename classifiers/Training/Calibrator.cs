using Belong.Classifiers.Data;
using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>
/// Fits the calibration on held-out examples: a logistic regression of each category on the logits of all heads, by
/// Newton's method, drawn towards the head's own logit.
/// </summary>
internal static class Calibrator
{
    private const int Rounds = 25;
    private const double Pull = 4;

    public static Calibration Fit(Example[] examples, float[][] logits)
    {
        float[] weights = new float[Calibration.Rows * Calibration.Inputs];
        for (int row = 0; row < Calibration.Rows; row++)
        {
            Fit(examples, logits, row).CopyTo(weights, row * Calibration.Inputs);
        }

        return new Calibration(weights);
    }

    /// <summary>What a category's output should say of an example; null where nobody knows.</summary>
    public static bool? Wanted(Example example, int row)
    {
        Labels labels = example.Text.Labels;
        if (row == (int)Head.Insult)
        {
            // An attack of unknown kind falls under the umbrella clause, which this output stands for.
            bool attacked = (labels & (Labels.Insult | Labels.Hostile)) != 0;
            return attacked ? true : example.Weights[row] > 0 ? example.Targets[row] > 0 : null;
        }

        return example.Weights[row] > 0 ? example.Targets[row] > 0 : null;
    }

    private static float[] Fit(Example[] examples, float[][] logits, int row)
    {
        int[] known = [.. Enumerable.Range(0, examples.Length).Where(i => Wanted(examples[i], row) is not null)];
        double[] prior = new double[Calibration.Inputs];
        prior[row] = 1;
        double[] weights = [.. prior];
        double loss = Loss(examples, logits, row, known, weights, prior);
        for (int round = 0; round < Rounds; round++)
        {
            double[] gradient = new double[Calibration.Inputs];
            double[,] hessian = new double[Calibration.Inputs, Calibration.Inputs];
            foreach (int i in known)
            {
                Accumulate(weights, logits[i], Wanted(examples[i], row) == true ? 1 : 0, gradient, hessian);
            }

            for (int k = 0; k < Heads.Count; k++)
            {
                gradient[k] += Pull * (weights[k] - prior[k]);
                hessian[k, k] += Pull;
            }

            hessian[Heads.Count, Heads.Count] += 1e-6;
            double[] step = LinearSystem.Solve(hessian, gradient);
            double length = 1;
            double[] next = Stepped(weights, step, length);
            double nextLoss = Loss(examples, logits, row, known, next, prior);
            while (!(nextLoss <= loss) && length > 1e-4)
            {
                length /= 2;
                next = Stepped(weights, step, length);
                nextLoss = Loss(examples, logits, row, known, next, prior);
            }

            if (!(nextLoss < loss - 1e-9))
            {
                break;
            }

            (weights, loss) = (next, nextLoss);
        }

        return [.. weights.Select(weight => (float)weight)];
    }

    private static double[] Stepped(double[] weights, double[] step, double length) =>
        [.. weights.Zip(step, (weight, part) => weight - (length * part))];

    private static double Loss(Example[] examples, float[][] logits, int row, int[] known, double[] weights, double[] prior)
    {
        double loss = 0;
        foreach (int i in known)
        {
            double sum = weights[Heads.Count];
            for (int k = 0; k < Heads.Count; k++)
            {
                sum += weights[k] * logits[i][k];
            }

            // log(1 + e^-x), without overflow.
            double signed = Wanted(examples[i], row) == true ? sum : -sum;
            loss += Math.Max(-signed, 0) + Math.Log(1 + Math.Exp(-Math.Abs(signed)));
        }

        for (int k = 0; k < Heads.Count; k++)
        {
            loss += Pull / 2 * (weights[k] - prior[k]) * (weights[k] - prior[k]);
        }

        return loss;
    }

    private static void Accumulate(double[] weights, float[] logits, double wanted, double[] gradient, double[,] hessian)
    {
        Span<double> inputs = stackalloc double[Calibration.Inputs];
        double sum = 0;
        for (int k = 0; k < inputs.Length; k++)
        {
            inputs[k] = k == Heads.Count ? 1 : logits[k];
            sum += weights[k] * inputs[k];
        }

        double probability = 1 / (1 + Math.Exp(-Math.Clamp(sum, -30, 30)));
        double curvature = probability * (1 - probability);
        for (int k = 0; k < inputs.Length; k++)
        {
            gradient[k] += (probability - wanted) * inputs[k];
            for (int l = 0; l < inputs.Length; l++)
            {
                hessian[k, l] += curvature * inputs[k] * inputs[l];
            }
        }
    }
}
