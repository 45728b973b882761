namespace Belong.Classifiers.Data;

/// <summary>One example.</summary>
/// <param name="Id">Its name inside its source.</param>
/// <param name="Text">The text as it was written.</param>
/// <param name="Labels">What was said of it, within the scope of the source.</param>
/// <param name="Source">The data set.</param>
/// <param name="Part">What it is for.</param>
internal sealed record LabelledText(string Id, string Text, Labels Labels, Source Source, Part Part);
