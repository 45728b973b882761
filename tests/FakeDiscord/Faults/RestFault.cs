using System.Text.RegularExpressions;

namespace Belong.FakeDiscord.Faults;

/// <summary>A fault that befalls the next requests that match.</summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record RestFault(RestFaultKind Kind)
{
    /// <summary>How many requests it befalls.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Only this method, such as POST; null for any.</summary>
    public string? Method { get; init; }

    /// <summary>A regular expression over the path below /api/v10; null for any.</summary>
    public string? Path { get; init; }

    /// <summary>Lets this many matching requests pass first.</summary>
    public int Skip { get; init; }

    /// <summary>For <see cref="RestFaultKind.Status"/>.</summary>
    public int Status { get; init; } = 503;

    /// <summary>For <see cref="RestFaultKind.Status"/>: Discord's own code, such as 40003; 0 is none.</summary>
    public int Code { get; init; }

    /// <summary>For 429s: what to wait.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For <see cref="RestFaultKind.Slow"/>.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(10);

    internal bool Matches(string method, string path) =>
        (Method is null || Method.Equals(method, StringComparison.OrdinalIgnoreCase))
        && (Path is null || Regex.IsMatch(path, Path, RegexOptions.None, TimeSpan.FromSeconds(1)));
}
