using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>The reader's way from texts to weights, stage by stage, going on from the last stage that was kept.</summary>
internal sealed class ReaderStages(TrainingOptions options, Checkpoint? checkpoint, Action<string> report)
{
    private const string Vectors = "vectors";

    /// <param name="corpus">The examples.</param>
    /// <param name="leaning">How words lean.</param>
    /// <param name="screening">The screen's training: word vectors are learnt beside it, the rest after it, with all threads.</param>
    public Reader Train(Corpus corpus, WordLeaning leaning, Task screening)
    {
        Vocabulary vocabulary = new();
        int[][] texts = vocabulary.Encode(corpus.Training, leaning, options.LongestText);
        EmbeddingRows table = new();
        ReaderState state = new(vocabulary, table, corpus.TwoSided());
        Adam adam = new(ReaderShape.Length);
        float[] steps = new float[1];
        (string, float[])[] progress =
        [
            ("rows", table.Values), ("used", table.Squares), ("dense", state.Weights), ("sources", state.Sources),
            ("means", adam.Means), ("squares", adam.Squares), ("steps", steps),
        ];
        int epoch = LastPass(progress);
        if (epoch == 0)
        {
            Begin(vocabulary, texts, table);
            state.Initialise(options.Seed);
        }

        adam.Steps = (int)steps[0];
        screening.Wait();
        ReaderTrainer trainer = new(options, report);
        for (; epoch < options.ReaderEpochs; epoch++)
        {
            trainer.Train(state, adam, corpus, texts, epoch);
            steps[0] = adam.Steps;
            checkpoint?.Save(PassName(epoch + 1), progress);
        }

        for (int pass = 0; pass < options.AdaptationEpochs; pass++)
        {
            trainer.Adapt(state, adam, corpus, texts, pass);
        }

        return state.Quantised();
    }

    private static string PassName(int pass) => $"reader-{pass}";

    private int LastPass((string, float[])[] progress)
    {
        for (int pass = options.ReaderEpochs; pass > 0; pass--)
        {
            if (checkpoint?.TryLoad(PassName(pass), progress) == true)
            {
                report($"reader: going on after pass {pass}, kept from an interrupted run");
                return pass;
            }
        }

        return 0;
    }

    private void Begin(Vocabulary vocabulary, int[][] texts, EmbeddingRows table)
    {
        if (checkpoint?.TryLoad(Vectors, ("rows", table.Values)) == true)
        {
            report("word vectors: kept from an interrupted run");
            return;
        }

        report($"word vectors: {vocabulary.Count} distinct tokens");
        new SkipGram(vocabulary, texts, options.Seed).Train(table, options.VectorEpochs, report);
        checkpoint?.Save(Vectors, ("rows", table.Values));
    }
}
