namespace Belong.Bot.Screening.Detectors;

/// <summary>Something in a text that may be somebody's own affair.</summary>
/// <param name="What">What it is, to continue "Gives ...".</param>
/// <param name="Start">Where it stands in the original text, in UTF-16 units.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Score">How likely it is another person's and not meant to be public, 0 to 1.</param>
internal readonly record struct PersonalDatum(string What, int Start, int Length, float Score);
