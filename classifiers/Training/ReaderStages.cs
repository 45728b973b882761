using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>
/// The readers' way from texts to weights, stage by stage, going on from the last stage that was kept.
/// </summary>
internal sealed class ReaderStages(TrainingOptions options, Checkpoint? checkpoint, Action<string> report)
{
    private const string Vectors = "vectors";

    /// <param name="corpus">The examples.</param>
    /// <param name="leaning">How words lean.</param>
    /// <param name="screening">The screen's training: word vectors are learnt beside it, the rest after it, with all
    /// threads.</param>
    public IReadOnlyList<Reader> Train(Corpus corpus, WordLeaning leaning, Task screening)
    {
        Vocabulary vocabulary = new();
        var texts = vocabulary.Encode(corpus.Training, leaning, options.LongestText);
        var vectors = VectorsOf(vocabulary, texts);
        screening.Wait();
        return
        [
            .. Enumerable.Range(0, options.Readers).Select(number => Train(number, corpus, vocabulary, texts, vectors)),
        ];
    }

    // Readers differ in where they begin and in the order in which they see the texts: their mean errs less than each.
    private Reader Train(int number, Corpus corpus, Vocabulary vocabulary, int[][] texts, float[] vectors)
    {
        EmbeddingRows table = new();
        ReaderState state = new(vocabulary, table, corpus.TwoSided());
        Adam adam = new(ReaderShape.Length);
        var steps = new float[1];
        (string, float[])[] progress =
        [
            ("rows", table.Values),
            ("used", table.Squares),
            ("dense", state.Weights),
            ("sources", state.Sources),
            ("means", adam.Means),
            ("squares", adam.Squares),
            ("steps", steps),
        ];
        var seed = options.Seed + (1000 * number);
        var pass = LastPass(number, progress);
        if (pass == 0)
        {
            vectors.CopyTo(table.Values, 0);
            state.Initialise(seed);
        }

        adam.Steps = (int)steps[0];
        ReaderTrainer trainer = new(options with { Seed = seed }, line => report($"reader {number + 1}: {line}"));
        var passes = options.ReaderEpochs + options.AdaptationEpochs;
        for (; pass < passes; pass++)
        {
            trainer.Train(state, adam, corpus, texts, pass);
            steps[0] = adam.Steps;
            checkpoint?.Save(PassName(number, pass + 1), progress);
        }

        return state.Quantised();
    }

    private static string PassName(int number, int pass) => $"reader-{number}-{pass}";

    private int LastPass(int number, (string, float[])[] progress)
    {
        for (var pass = options.ReaderEpochs + options.AdaptationEpochs; pass > 0; pass--)
        {
            if (checkpoint?.TryLoad(PassName(number, pass), progress) == true)
            {
                report($"reader {number + 1}: going on after pass {pass}, kept from an interrupted run");
                return pass;
            }
        }

        return 0;
    }

    private float[] VectorsOf(Vocabulary vocabulary, int[][] texts)
    {
        EmbeddingRows table = new();
        if (checkpoint?.TryLoad(Vectors, ("rows", table.Values)) == true)
        {
            report("word vectors: kept from an interrupted run");
            return table.Values;
        }

        report($"word vectors: {vocabulary.Count} distinct tokens");
        new SkipGram(vocabulary, texts, options.Seed).Train(table, options.VectorEpochs, report);
        checkpoint?.Save(Vectors, ("rows", table.Values));
        return table.Values;
    }
}
