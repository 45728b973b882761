using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>The whole way from examples to a model.</summary>
/// <param name="options">How to train.</param>
/// <param name="report">Told of every step.</param>
/// <param name="checkpointFolder">Where to keep finished stages, for the caller to delete when the model is written;
/// null to keep none.</param>
internal sealed class Trainer(TrainingOptions options, Action<string> report, string? checkpointFolder = null)
{
    public ModelParts Train(Corpus corpus)
    {
        report(
            $"{corpus.Training.Length} examples to learn from, {corpus.Calibrating.Length + corpus.Choosing.Length} "
                + $"to choose by, {corpus.Measuring.Count} to measure by, {corpus.Sources.Count} sources"
        );
        var checkpoint = checkpointFolder is null
            ? null
            : new Checkpoint(checkpointFolder, Checkpoint.FingerprintOf(corpus, options));
        var leaning = LeaningTrainer.Train(corpus.Training);
        var screening = Task.Run(() => TrainScreen(corpus, leaning));
        if (options.Threads == 1)
            screening.Wait();

        var networks = new GruStages(options, checkpoint, report).Train(corpus, leaning, screening);
        ModelDescription description = new("belong-text", options.Version, options.Seed, corpus.Sources);
        return new Finisher(options, report).Finish(description, screening.Result, networks, corpus);
    }

    // The screen takes seconds: an interrupted run simply learns it again.
    private Screen TrainScreen(Corpus corpus, WordLeaning leaning)
    {
        int[] all = [.. Enumerable.Range(0, corpus.Training.Length)];
        var passes = Enumerable
            .Repeat(all, options.ScreenEpochs)
            .Concat(
                Enumerable
                    .Range(0, options.AdaptationEpochs)
                    .Select(pass => corpus.Adaptation(options.OthersInAdaptation, options.Seed + pass))
            );
        FeatureCache features = new(corpus.Training, leaning, options.ScreenBits, options.LongestScreened, 1);
        return new ScreenTrainer(options.ScreenBits, options.ScreenRate, options.SmallestWeight).Train(
            corpus,
            features,
            leaning,
            [.. passes],
            options.Seed,
            report
        );
    }
}
