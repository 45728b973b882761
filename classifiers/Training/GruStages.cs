using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>
/// The networks' way from texts to weights, stage by stage, going on from the last stage that was kept.
/// </summary>
internal sealed class GruStages(TrainingOptions options, Checkpoint? checkpoint, Action<string> report)
{
    private const string Vectors = "vectors";

    /// <param name="corpus">The examples.</param>
    /// <param name="leaning">How words lean.</param>
    /// <param name="screening">The screen's training: word vectors are learnt beside it, the rest after it, with all
    /// threads.</param>
    public IReadOnlyList<GruNetwork> Train(Corpus corpus, WordLeaning leaning, Task screening)
    {
        Vocabulary vocabulary = new();
        var texts = vocabulary.Encode(corpus.Training, leaning, options.LongestText);
        var vectors = VectorsOf(vocabulary, texts);
        screening.Wait();
        return
        [
            .. Enumerable
                .Range(0, options.Networks)
                .Select(number => Train(number, corpus, vocabulary, texts, vectors)),
        ];
    }

    // Networks differ in where they begin and in the order in which they see the texts: their mean errs less than each.
    private GruNetwork Train(int number, Corpus corpus, Vocabulary vocabulary, int[][] texts, float[] vectors)
    {
        EmbeddingRows table = new();
        GruState state = new(vocabulary, table, corpus.TwoSided());
        Adam adam = new(GruShape.Length);
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
        GruTrainer trainer = new(options with { Seed = seed }, line => report($"network {number + 1}: {line}"));
        var passes = options.NetworkEpochs + options.AdaptationEpochs;
        for (; pass < passes; pass++)
        {
            trainer.Train(state, adam, corpus, texts, pass);
            steps[0] = adam.Steps;
            checkpoint?.Save(PassName(number, pass + 1), progress);
        }

        return state.Quantised();
    }

    private static string PassName(int number, int pass) => $"network-{number}-{pass}";

    private int LastPass(int number, (string, float[])[] progress)
    {
        for (var pass = options.NetworkEpochs + options.AdaptationEpochs; pass > 0; pass--)
        {
            if (checkpoint?.TryLoad(PassName(number, pass), progress) == true)
            {
                report($"network {number + 1}: going on after pass {pass}, kept from an interrupted run");
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
