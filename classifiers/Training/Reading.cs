using Belong.Classifiers.Data;
using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>An example as it is served: for each of its windows what the screen and the networks say.</summary>
/// <param name="Example">The example.</param>
/// <param name="Windows">The inputs of a calibration, a row a window.</param>
internal sealed record Reading(Example Example, float[][] Windows)
{
    public static Reading[] Of(TextClassifier draft, Example[] examples, int threads)
    {
        var readings = new Reading[examples.Length];
        Parallel.For(
            0,
            examples.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => new Workspace(),
            (i, _, workspace) =>
            {
                workspace.Text.Fill(examples[i].Text.Text);
                var text = workspace.Text.Tokenised;
                List<float[]> windows = [];
                for (var start = 0; start >= 0; start = TextClassifier.NextWindow(start, text.Tokens.Length))
                {
                    var window = text.Window(start, Math.Min(TextClassifier.WindowTokens, text.Tokens.Length - start));
                    draft.AskScreen(window, workspace);
                    for (var number = 0; number < draft.Parts.Networks.Count; number++)
                        draft.AskNetwork(number, window, workspace);

                    windows.Add(workspace.Inputs[..Calibration.InputsOf(draft.Parts.Networks.Count)]);
                }

                readings[i] = new Reading(examples[i], [.. windows]);
                return workspace;
            },
            _ => { }
        );
        return readings;
    }

    /// <summary>The highest calibrated logit of any window, a category each.</summary>
    public float[] Highest(Calibration calibration) =>
        [
            .. Enumerable
                .Range(0, Heads.Categories)
                .Select(category => Windows.Max(window => calibration.Logit(category, window))),
        ];

    /// <summary>
    /// The windows that a label is about: nothing in a benign text is an attack, but somewhere in a harmful one there
    /// is one, and most likely where the models see most of it.
    /// </summary>
    public IEnumerable<float[]> Telling()
    {
        if (Windows.Length == 1 || Example.Text.Labels == Labels.None)
            return Windows;

        int[] told = [.. Enumerable.Range(0, Heads.Count).Where(head => Example.Targets[head] > 0)];
        return told.Length == 0 ? Windows : [Windows.MaxBy(window => told.Max(head => SumOf(window, head)))!];
    }

    private static float SumOf(float[] window, int head)
    {
        float sum = 0;
        for (var at = head; at < window.Length; at += Heads.Padded)
            sum += window[at];

        return sum;
    }
}
