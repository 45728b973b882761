namespace Belong.Classifiers.Data;

/// <summary>One example.</summary>
/// <param name="Id">Its name inside its source.</param>
/// <param name="Text">The text as it was written.</param>
/// <param name="Labels">What was said of it, within the scope of the source.</param>
/// <param name="Source">The data set.</param>
/// <param name="HeldOut">Whether it is kept out of training, to measure and choose by.</param>
internal sealed record LabelledText(string Id, string Text, Labels Labels, Source Source, bool HeldOut);
