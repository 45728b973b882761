using Belong.Classifiers.Model;
using Belong.Classifiers.Text;

namespace Belong.Classifiers.Training;

/// <summary>The whole way from examples to a model.</summary>
internal sealed class Trainer(TrainingOptions options, Action<string> report)
{
    public ModelParts Train(Corpus corpus)
    {
        report($"{corpus.Training.Length} examples to learn from, {corpus.HeldOut.Length} held out, {corpus.Sources.Count} sources");
        WordLeaning leaning = LeaningTrainer.Train(corpus.Training);
        report("features: reading every example");
        FeatureCache features = new(corpus.Training, leaning, options.ScreenBits, options.Threads);
        Screen screen = new ScreenTrainer(options.ScreenBits, options.ScreenRate, options.SmallestWeight)
            .Train(corpus, features, leaning, options.ScreenEpochs, options.Seed, report);
        ModelDescription description = new("belong-text", options.Version, options.Seed, corpus.Sources);
        Calibration plain = new(new float[Calibration.Rows * Calibration.Inputs]);
        TextClassifier draft = new(new ModelParts(description, screen, plain, new float[Heads.Categories]), new string('0', 12));
        report("calibration: scoring the held-out examples");
        float[][] logits = Logits(draft, corpus.HeldOut);
        Calibration calibration = Calibrator.Fit(corpus.HeldOut, logits);
        return new ModelParts(description, screen, calibration, Thresholds(corpus.HeldOut, logits, calibration));
    }

    private float[] Thresholds(Example[] heldOut, float[][] logits, Calibration calibration)
    {
        float[][] scores = [.. logits.Select(row => Enumerable.Range(0, Heads.Categories)
            .Select(category => Calibration.Probability(calibration.Logit(category, row))).ToArray())];
        List<(float[][] Scores, double Budget)> registers = [];
        foreach ((string name, double budget) in Registers.All)
        {
            float[][] benign = [.. Enumerable.Range(0, heldOut.Length).Where(i => Registers.Contains(name, heldOut[i].Text)).Select(i => scores[i])];
            registers.Add((benign, budget));
        }

        float[] thresholds = ThresholdChooser.Choose(registers);
        for (int i = 0; i < registers.Count; i++)
        {
            report($"{Registers.All[i].Name}: {registers[i].Scores.Length} texts, {100 * ThresholdChooser.Flagged(registers[i].Scores, thresholds):0.00} % flagged");
        }

        report("thresholds: " + string.Join(", ", Enum.GetValues<Category>().Select(category => $"{category} {thresholds[(int)category]:0.000}")));
        return thresholds;
    }

    private float[][] Logits(TextClassifier draft, Example[] examples)
    {
        float[][] logits = new float[examples.Length][];
        Parallel.For(0, examples.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, () => new Workspace(), (i, _, room) =>
        {
            room.Text.Fill(examples[i].Text.Text);
            TokenisedText text = room.Text.Tokenised;
            logits[i] = new float[Heads.Room];
            draft.Logits(text.Window(0, Math.Min(text.Tokens.Length, TextClassifier.WindowTokens)), room, logits[i]);
            return room;
        }, _ => { });
        return logits;
    }
}
