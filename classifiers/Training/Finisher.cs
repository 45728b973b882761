using Belong.Classifiers.Model;
using Belong.Classifiers.Text;

namespace Belong.Classifiers.Training;

/// <summary>Calibrates a trained draft on held-out examples and chooses its thresholds and gates.</summary>
internal sealed class Finisher(TrainingOptions options, Action<string> report)
{
    // With gates as low as these the reader reads everything.
    private static readonly float[] Open = [.. Enumerable.Repeat(float.NegativeInfinity, Heads.Categories)];

    public ModelParts Finish(ModelDescription description, Screen screen, Reader reader, Corpus corpus)
    {
        Calibration none = new(new float[Calibration.Rows * Calibration.Inputs]);
        Cascade open = new(none, Open);
        TextClassifier draft = new(new ModelParts(description, screen, reader, none, open, new float[Heads.Categories]), new string('0', 12));
        report("calibration: scoring the held-out examples");
        (float[][] screened, float[][] read) = Logits(draft, corpus.HeldOut);
        Calibration calibration = Calibrator.Fit(corpus.HeldOut, read);
        Calibration screenCalibration = Calibrator.Fit(corpus.HeldOut, screened);
        Example[] all = [.. corpus.HeldOut, .. corpus.Choosing];
        TextClassifier calibrated = new(draft.Parts with { Calibration = calibration, Cascade = new Cascade(screenCalibration, Open) }, new string('0', 12));
        float[][] scores = Scores(calibrated, all);
        float[] thresholds = Thresholds(all, scores);
        float[][] first = [.. screened.Concat(Logits(draft, corpus.Choosing).Screened).Select(row =>
            Enumerable.Range(0, Heads.Categories).Select(category => screenCalibration.Logit(category, row)).ToArray())];
        bool[] talk = [.. all.Select(example => Registers.IsTalk(example.Text))];
        bool[] flagged = [.. scores.Select(row => ThresholdChooser.Reaches(row, thresholds))];
        float[] gates = GateChooser.Choose(first, talk, flagged, thresholds, options.Reading);
        report($"gates: the reader reads {100 * GateChooser.Share([.. first.Where((_, i) => talk[i])], gates):0.0} % of benign talk "
            + $"and {100 * GateChooser.Share([.. first.Where((_, i) => flagged[i])], gates):0.00} % of what both would flag");
        return draft.Parts with { Calibration = calibration, Cascade = new Cascade(screenCalibration, gates), Thresholds = thresholds };
    }

    // Long texts get the highest score of their windows, so thresholds are chosen on whole texts.
    private float[][] Scores(TextClassifier classifier, Example[] examples)
    {
        float[][] scores = new float[examples.Length][];
        Parallel.For(0, examples.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, i =>
        {
            scores[i] = new float[Heads.Categories];
            classifier.Score(examples[i].Text.Text, scores[i]);
        });
        return scores;
    }

    private float[] Thresholds(Example[] examples, float[][] scores)
    {
        (string Name, float[][] Scores, double Budget)[] benign = [.. ThresholdData.Benign(examples, scores)];
        ThresholdChooser chooser = new(benign.Select(register => (register.Scores, register.Budget)), ThresholdData.Harmful(examples, scores));
        float[] thresholds = chooser.Choose();
        foreach ((string name, float[][] texts, double budget) in benign)
        {
            report($"{name}: {100 * ThresholdChooser.Flagged(texts, thresholds):0.00} % of {texts.Length} flagged, budget {100 * budget:0.00} %");
        }

        report("thresholds: " + string.Join(", ", Enum.GetValues<Category>().Select(category => $"{category} {thresholds[(int)category]:0.000}")));
        return thresholds;
    }

    private (float[][] Screened, float[][] Read) Logits(TextClassifier draft, Example[] examples)
    {
        float[][] screened = new float[examples.Length][];
        float[][] read = new float[examples.Length][];
        Parallel.For(0, examples.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, () => new Workspace(), (i, _, room) =>
        {
            room.Text.Fill(examples[i].Text.Text);
            TokenisedText text = room.Text.Tokenised;
            text = text.Window(0, Math.Min(text.Tokens.Length, options.LongestScreened));
            screened[i] = new float[Heads.Room];
            draft.ScreenLogits(text, room, screened[i]);
            read[i] = [.. screened[i]];
            draft.AddReader(text, room, read[i]);
            return room;
        }, _ => { });
        return (screened, read);
    }
}
