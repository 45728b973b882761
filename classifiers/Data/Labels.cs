namespace Belong.Classifiers.Data;

/// <summary>What a person (or a rule) said of a text.</summary>
[Flags]
internal enum Labels
{
    None = 0,
    Insult = 1,
    Identity = 2,
    Threat = 4,
    Sexual = 8,
    Obscene = 16,
    Doxxing = 32,
    Promotion = 64,
    Spam = 128,

    /// <summary>An attack of a kind that the source does not tell.</summary>
    Hostile = 256,
}
