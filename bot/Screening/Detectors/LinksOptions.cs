namespace Belong.Bot.Screening.Detectors;

/// <summary>Settings of the link detector. Hosts hold for everything below them.</summary>
internal sealed record LinksOptions
{
    public bool Enabled { get; init; } = true;

    /// <summary>
    /// Hosts, or hosts with a path (<c>discord.gg/ourcode</c>), that never count, beside the public ones.
    /// </summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>Hosts that are always flagged, and that <see cref="Allowed"/> does not excuse.</summary>
    public IReadOnlyList<string> Blocked { get; init; } = [];

    /// <summary>Further hosts whose links are invitations to other communities.</summary>
    public IReadOnlyList<string> Invitations { get; init; } = [];

    /// <summary>Further hosts that shorten links.</summary>
    public IReadOnlyList<string> Shorteners { get; init; } = [];
}
