namespace Belong.Classifiers.Model;

/// <summary>What a model says of itself.</summary>
/// <param name="Id">The name under which its scores are recorded.</param>
/// <param name="Version">The version of the training recipe.</param>
/// <param name="Seed">The seed that, with the same data, gives the same weights.</param>
/// <param name="Sources">The data sets that it was trained on.</param>
internal sealed record ModelDescription(string Id, string Version, int Seed, IReadOnlyList<string> Sources);
