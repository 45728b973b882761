using System.Numerics.Tensors;
using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>
/// The embedding table while it learns: one rate per row, lowered as the row is used (AdaGrad by rows).
/// </summary>
internal sealed class EmbeddingRows
{
    public const int Width = GruShape.Width;

    public float[] Values { get; } = new float[Vocabulary.TotalRows * Width];

    public float[] Squares { get; } = new float[Vocabulary.TotalRows];

    public Span<float> Row(int row) => Values.AsSpan(row * Width, Width);

    /// <summary>Writes the embedding of a token: its whole rows and the mean of its subwords.</summary>
    public void Compose(ReadOnlySpan<int> rows, Span<float> target)
    {
        target.Clear();
        var share = 1f / Math.Max(1, rows.Length - Vocabulary.WholeRows);
        for (var i = 0; i < rows.Length; i++)
            TensorPrimitives.MultiplyAdd(Row(rows[i]), i < Vocabulary.WholeRows ? 1 : share, target, target);
    }

    /// <summary>One step against a gradient for those rows of a token that belong to one part of the table.</summary>
    public void Step(
        ReadOnlySpan<int> rows,
        ReadOnlySpan<float> gradient,
        float meanSquare,
        float rate,
        int part,
        int parts
    )
    {
        var share = 1f / Math.Max(1, rows.Length - Vocabulary.WholeRows);
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            if (row % parts == part)
            {
                var factor = i < Vocabulary.WholeRows ? 1 : share;
                Squares[row] += meanSquare * factor * factor;
                var values = Row(row);
                TensorPrimitives.MultiplyAdd(
                    gradient,
                    -rate * factor / MathF.Sqrt(Squares[row] + 1e-8f),
                    values,
                    values
                );
            }
        }
    }
}
