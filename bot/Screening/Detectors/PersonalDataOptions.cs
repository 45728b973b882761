namespace Belong.Bot.Screening.Detectors;

/// <summary>Settings of the personal-data detector.</summary>
internal sealed record PersonalDataOptions
{
    public bool Enabled { get; init; } = true;

    /// <summary>Mail domains whose addresses are public, for example the community's own.</summary>
    public IReadOnlyList<string> PublicMailDomains { get; init; } = [];
}
