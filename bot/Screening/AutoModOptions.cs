namespace Belong.Bot.Screening;

/// <summary>What the platform's own filter finds, section <c>Screening:AutoMod</c>.</summary>
internal sealed record AutoModOptions
{
    public bool Enabled { get; init; } = true;

    /// <summary>
    /// The clause under which its findings are flagged: the umbrella clause, unless a rule has its own.
    /// </summary>
    public string Clause { get; init; } = "C1";

    /// <summary>Clauses by the names of the platform's rules.</summary>
    public IReadOnlyDictionary<string, string> Rules { get; init; } = new Dictionary<string, string>();
}
