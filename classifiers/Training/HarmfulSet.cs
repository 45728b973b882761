namespace Belong.Classifiers.Training;

/// <summary>Texts of one source that do one kind of harm.</summary>
/// <param name="Kind">The kind's name.</param>
/// <param name="KindImportance">How much the kind matters: how often a community sees it.</param>
/// <param name="Scores">A row a text, a probability a category.</param>
/// <param name="Rightly">By which categories such a text would rightly be flagged.</param>
/// <param name="Importance">How much the set matters within its kind.</param>
internal sealed record HarmfulSet(
    string Kind,
    double KindImportance,
    float[][] Scores,
    bool[] Rightly,
    double Importance
);
