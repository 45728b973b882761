using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>The weights of the network while it learns, with the transposed copies that going back needs.</summary>
internal sealed class GruState(Vocabulary vocabulary, EmbeddingRows table, bool[][] twoSided)
{
    public Vocabulary Vocabulary => vocabulary;

    public EmbeddingRows Table => table;

    public float[] Weights { get; } = new float[GruShape.Length];

    /// <summary>A bias per source and head, only where the source shows both sides.</summary>
    public float[] Sources { get; } = new float[twoSided.Length * Heads.Padded];

    public float[][] InputTransposed { get; } = [new float[GruShape.StateWeights], new float[GruShape.StateWeights]];

    public float[][] StateTransposed { get; } =
    [new float[GruShape.Biases - GruShape.StateWeights], new float[GruShape.Biases - GruShape.StateWeights]];

    public float[] OutputTransposed { get; } = new float[GruShape.Pooled * Heads.Padded];

    public ReadOnlySpan<float> OutputWeights => Weights.AsSpan(GruShape.OutputWeights, GruShape.Pooled * Heads.Padded);

    public ReadOnlySpan<float> OutputBiases => Weights.AsSpan(GruShape.OutputBiases, Heads.Padded);

    public ReadOnlySpan<float> Direction(int direction) =>
        Weights.AsSpan(direction * GruShape.DirectionLength, GruShape.DirectionLength);

    public float SourceBias(int source, int head) => Sources[(source * Heads.Padded) + head];

    /// <summary>Weights from a uniform distribution after Glorot and Bengio 2010; small trait embeddings.</summary>
    public void Initialise(int seed)
    {
        Random random = new(seed);
        for (var direction = 0; direction < GruShape.Directions; direction++)
        {
            var own = Weights.AsSpan(direction * GruShape.DirectionLength, GruShape.DirectionLength);
            Fill(own[..GruShape.StateWeights], random, MathF.Sqrt(6f / (GruShape.Width + GruShape.Hidden)));
            Fill(own[GruShape.StateWeights..GruShape.Biases], random, MathF.Sqrt(6f / (2 * GruShape.Hidden)));
        }

        Fill(
            Weights.AsSpan(GruShape.OutputWeights, GruShape.Pooled * Heads.Padded),
            random,
            MathF.Sqrt(6f / (GruShape.Pooled + Heads.Count))
        );
        Fill(table.Values.AsSpan(Vocabulary.TraitStart * EmbeddingRows.Width), random, 0.1f);
    }

    public void Transpose()
    {
        for (var direction = 0; direction < GruShape.Directions; direction++)
        {
            var own = Direction(direction);
            Transpose(own[..GruShape.StateWeights], GruShape.Width, GruShape.Gates, InputTransposed[direction]);
            Transpose(
                own[GruShape.StateWeights..GruShape.Biases],
                GruShape.Hidden,
                GruShape.Gates,
                StateTransposed[direction]
            );
        }

        Transpose(OutputWeights, GruShape.Pooled, Heads.Padded, OutputTransposed);
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
                    Sources[(source * Heads.Padded) + head] -= rate * changes[(text * Heads.Padded) + head];
            }
        }
    }

    public GruNetwork Quantised() =>
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
