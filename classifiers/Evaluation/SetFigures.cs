namespace Belong.Classifiers.Evaluation;

/// <summary>The figures of one set of texts.</summary>
/// <param name="Name">The set.</param>
/// <param name="Texts">How many texts it has.</param>
/// <param name="Benign">How many of them are benign as far as their source tells.</param>
/// <param name="FalseFlagsPerThousand">How many of a thousand benign texts are flagged for anything. NaN without
/// any.</param>
/// <param name="Outputs">One line for each output of which the set knows something.</param>
internal sealed record SetFigures(
    string Name,
    int Texts,
    int Benign,
    double FalseFlagsPerThousand,
    IReadOnlyList<CategoryFigures> Outputs
);
