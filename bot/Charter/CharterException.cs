namespace Belong.Bot.Charter;

/// <summary>A charter file cannot be used. The message lists every fault with its clause and its remedy.</summary>
internal sealed class CharterException : Exception
{
    /// <param name="path">The file, as a full path.</param>
    /// <param name="faults">One sentence each, with the remedy; at least one.</param>
    public CharterException(string path, IReadOnlyList<string> faults)
        : base(Describe(path, faults))
    {
        Path = path;
        Faults = faults;
    }

    /// <summary>The file, as a full path.</summary>
    public string Path { get; }

    /// <summary>Every fault found, in the file's order.</summary>
    public IReadOnlyList<string> Faults { get; }

    private static string Describe(string path, IReadOnlyList<string> faults) =>
        $"The charter file {path} cannot be used ({faults.Count} {(faults.Count == 1 ? "fault" : "faults")}; the "
        + $"setting Charter:Path names the file):"
        + string.Concat(faults.Select(fault => $"{Environment.NewLine}  - {fault}"));
}
