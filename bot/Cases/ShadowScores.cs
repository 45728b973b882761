namespace Belong.Bot.Cases;

/// <summary>What a second model, which acts on nothing, made of a message.</summary>
/// <param name="Model">Its version.</param>
/// <param name="Scores">By category, 0 to 1.</param>
internal sealed record ShadowScores(string Model, IReadOnlyDictionary<FlagCategory, float> Scores);
