using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>The weights of the reader while it learns, with the transposed copies that going back needs.</summary>
internal sealed class ReaderState(Vocabulary vocabulary, EmbeddingRows table, bool[][] twoSided)
{
    public Vocabulary Vocabulary => vocabulary;

    public EmbeddingRows Table => table;

    public float[] Weights { get; } = new float[ReaderShape.Length];

    /// <summary>A bias per source and head, only where the source shows both sides.</summary>
    public float[] Sources { get; } = new float[twoSided.Length * Heads.Room];

    public float[][] InputTransposed { get; } =
    [new float[ReaderShape.StateWeights], new float[ReaderShape.StateWeights]];

    public float[][] StateTransposed { get; } =
    [
        new float[ReaderShape.Biases - ReaderShape.StateWeights],
        new float[ReaderShape.Biases - ReaderShape.StateWeights],
    ];

    public float[] OutputTransposed { get; } = new float[ReaderShape.Pooled * Heads.Room];

    public ReadOnlySpan<float> OutputWeights =>
        Weights.AsSpan(ReaderShape.OutputWeights, ReaderShape.Pooled * Heads.Room);

    public ReadOnlySpan<float> OutputBiases => Weights.AsSpan(ReaderShape.OutputBiases, Heads.Room);

    public ReadOnlySpan<float> Direction(int direction) =>
        Weights.AsSpan(direction * ReaderShape.DirectionLength, ReaderShape.DirectionLength);

    public float SourceBias(int source, int head) => Sources[(source * Heads.Room) + head];

    /// <summary>Weights from a uniform distribution after Glorot and Bengio 2010; small trait embeddings.</summary>
    public void Initialise(int seed)
    {
        Random random = new(seed);
        for (var direction = 0; direction < ReaderShape.Directions; direction++)
        {
            var own = Weights.AsSpan(direction * ReaderShape.DirectionLength, ReaderShape.DirectionLength);
            Fill(own[..ReaderShape.StateWeights], random, MathF.Sqrt(6f / (ReaderShape.Width + ReaderShape.Hidden)));
            Fill(own[ReaderShape.StateWeights..ReaderShape.Biases], random, MathF.Sqrt(6f / (2 * ReaderShape.Hidden)));
        }

        Fill(
            Weights.AsSpan(ReaderShape.OutputWeights, ReaderShape.Pooled * Heads.Room),
            random,
            MathF.Sqrt(6f / (ReaderShape.Pooled + Heads.Count))
        );
        Fill(table.Values.AsSpan(Vocabulary.TraitStart * EmbeddingRows.Width), random, 0.1f);
    }

    public void Transpose()
    {
        for (var direction = 0; direction < ReaderShape.Directions; direction++)
        {
            var own = Direction(direction);
            Transpose(
                own[..ReaderShape.StateWeights],
                ReaderShape.Width,
                ReaderShape.Gates,
                InputTransposed[direction]
            );
            Transpose(
                own[ReaderShape.StateWeights..ReaderShape.Biases],
                ReaderShape.Hidden,
                ReaderShape.Gates,
                StateTransposed[direction]
            );
        }

        Transpose(OutputWeights, ReaderShape.Pooled, Heads.Room, OutputTransposed);
    }

    /// <summary>Learns the sources' biases.</summary>
    public void StepSources(Example[] examples, float[] changes, float rate)
    {
        for (var text = 0; text < examples.Length; text++)
        {
            var source = examples[text].Source;
            for (var head = 0; head < Heads.Count; head++)
            {
                if (twoSided[source][head])
                    Sources[(source * Heads.Room) + head] -= rate * changes[(text * Heads.Room) + head];
            }
        }
    }

    public Reader Quantised() =>
        new(
            Weights,
            EmbeddingTable.Quantise(table.Values.AsSpan(0, Vocabulary.SubwordStart * EmbeddingRows.Width)),
            EmbeddingTable.Quantise(
                table.Values.AsSpan(
                    Vocabulary.SubwordStart * EmbeddingRows.Width,
                    (Vocabulary.TraitStart - Vocabulary.SubwordStart) * EmbeddingRows.Width
                )
            ),
            EmbeddingTable.Quantise(table.Values.AsSpan(Vocabulary.TraitStart * EmbeddingRows.Width))
        );

    private static void Fill(Span<float> values, Random random, float bound)
    {
        foreach (ref var value in values)
            value = (random.NextSingle() - 0.5f) * 2 * bound;
    }

    private static void Transpose(ReadOnlySpan<float> from, int rows, int columns, float[] to)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                to[(column * rows) + row] = from[(row * columns) + column];
        }
    }
}
