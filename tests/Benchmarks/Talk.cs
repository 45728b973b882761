namespace Belong.Benchmarks;

/// <summary>What is said in the benchmarks: the project's own example lines.</summary>
internal static class Talk
{
    /// <summary>Everything of ours that is harmless, also what was written to look as if it were not.</summary>
    public static IReadOnlyList<string> Benign { get; } = Read("*", "none");

    /// <summary>What is said on most days: everyday and support chat, professional talk.</summary>
    public static IReadOnlyList<string> Ordinary { get; } =
    [.. new[] { "everyday", "chat", "practice", "repair" }.SelectMany(topic => Read(topic, "none"))];

    /// <summary>An insult that is flagged whoever says it.</summary>
    public static string Attack(int number) => $"@Member Two you are a pathetic idiot, says number {number}.";

    private static List<string> Read(string topic, string label) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "talk"), $"{topic}.tsv")
                .Order()
                .SelectMany(file => File.ReadLines(file).Skip(1))
                .Select(line => line.Split('\t'))
                .Where(columns => columns.Length == 4 && columns[2] == label)
                .Select(columns => columns[1]),
        ];
}
