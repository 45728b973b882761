namespace Belong.Classifiers.Data;

/// <summary>One data set.</summary>
/// <param name="Name">Its file name without extensions.</param>
/// <param name="Scope">What was annotated.</param>
/// <param name="Licence">The terms under which it may be learnt from.</param>
/// <param name="Origin">Where it was published.</param>
/// <param name="Weight">How much one of its rows counts.</param>
/// <param name="Repeats">How often one of its rows is met in a pass over the data.</param>
internal sealed record Source(
    string Name,
    Scope Scope,
    string Licence,
    string Origin,
    float Weight = 1,
    int Repeats = 1
);
