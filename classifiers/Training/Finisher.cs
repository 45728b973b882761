using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>Calibrates a trained draft on held-out examples and chooses its thresholds and gates.</summary>
internal sealed class Finisher(TrainingOptions options, Action<string> report)
{
    public ModelParts Finish(
        ModelDescription description,
        Screen screen,
        IReadOnlyList<GruNetwork> networks,
        Corpus corpus
    )
    {
        TextClassifier draft = new(
            new ModelParts(description, screen, networks, [], new float[Heads.Categories]),
            new string('0', 12)
        );
        report("calibration: scoring the held-out examples");
        var known = Reading.Of(draft, corpus.Calibrating, options.Threads);
        Calibration[] calibrations =
        [
            .. Enumerable
                .Range(0, networks.Count + 1)
                .Select(asked => Calibrator.Fit(known, Calibration.InputsOf(asked))),
        ];
        Reading[] all = [.. known, .. Reading.Of(draft, corpus.Choosing, options.Threads)];
        Example[] examples = [.. all.Select(one => one.Example)];
        float[][][] logits =
        [
            .. calibrations.Select(calibration => all.Select(one => one.Highest(calibration)).ToArray()),
        ];
        var thresholds = Thresholds(
            examples,
            [.. logits[^1].Select(row => row.Select(Calibration.Probability).ToArray())]
        );
        return draft.Parts with
        {
            Stages = Stages(examples, calibrations, logits, thresholds),
            Thresholds = thresholds,
        };
    }

    private float[] Thresholds(Example[] examples, float[][] scores)
    {
        (string Name, float[][] Scores, double Budget)[] benign = [.. ThresholdData.Benign(examples, scores)];
        ThresholdChooser chooser = new(
            benign.Select(register => (register.Scores, register.Budget)),
            ThresholdData.Harmful(examples, scores)
        );
        var thresholds = chooser.Choose();
        foreach ((var name, var texts, var budget) in benign)
        {
            report(
                $"{name}: {100 * ThresholdChooser.Flagged(texts, thresholds):0.00} % of {texts.Length} flagged, "
                    + $"budget {100 * budget:0.00} %"
            );
        }

        report(
            "thresholds: "
                + string.Join(
                    ", ",
                    Enum.GetValues<Category>().Select(category => $"{category} {thresholds[(int)category]:0.000}")
                )
        );
        return thresholds;
    }

    private Stage[] Stages(Example[] examples, Calibration[] calibrations, float[][][] logits, float[] thresholds)
    {
        bool[] talk = [.. examples.Select(example => Registers.IsTalk(example.Text))];
        float[] wanted = [.. thresholds.Select(GateChooser.LogitOf)];
        bool[] flagged = [.. logits[^1].Select(row => ThresholdChooser.Reaches(row, wanted))];
        var wish = options.Reading;
        var stages = new Stage[calibrations.Length];
        for (var number = 0; number < calibrations.Length - 1; number++)
        {
            var gates = GateChooser.Choose(logits[number], talk, flagged, thresholds, wish);
            stages[number] = new Stage(calibrations[number], gates);
            report(
                $"network {number + 1} reads "
                    + $"{100 * GateChooser.Share([.. logits[number].Where((_, i) => talk[i])], gates):0.0} % of benign "
                    + $"talk "
                    + $"and {100 * GateChooser.Share([.. logits[number].Where((_, i) => flagged[i])], gates):0.00} % "
                    + $"of "
                    + $"what all would flag"
            );
            wish = wish.Further();
        }

        stages[^1] = new Stage(calibrations[^1], Stage.Closed);
        return stages;
    }
}
