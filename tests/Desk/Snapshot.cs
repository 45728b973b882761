using Belong.Tests.Support;
using Xunit.Sdk;

namespace Belong.Tests.Desk;

/// <summary>
/// What people read, as it was agreed on: a file for each test, <c>Snapshots/CLASS/TEST.txt</c>. A test whose file is
/// missing or says something else fails. After a change that is meant, run the tests with <c>BELONG_SNAPSHOTS=write</c>
/// and read the difference before it is committed.
/// </summary>
internal static class Snapshot
{
    public const string Folder = "Snapshots";

    private const string Variable = "BELONG_SNAPSHOTS";

    private const int LinesAround = 3;

    public static string PathOf(string group, string name) =>
        Path.Combine(Repository.Root, "tests", "Desk", Folder, group, $"{name}.txt");

    public static void Match(string group, string name, string actual)
    {
        var path = PathOf(group, name);
        if (Environment.GetEnvironmentVariable(Variable) == "write")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Compare(path, actual);
    }

    /// <exception cref="XunitException">The file is missing or says something else.</exception>
    internal static void Compare(string path, string actual)
    {
        var shown = Path.GetRelativePath(Repository.Root, path);
        if (!File.Exists(path))
            throw new XunitException($"{shown} is missing. {Variable}=write makes it from this:\n{actual}");

        var expected = File.ReadAllText(path);
        if (expected == actual)
            return;

        throw new XunitException($"{shown} says something else (- the file, + now):\n{Difference(expected, actual)}");
    }

    /// <summary>The lines from the first that differs to the last, with a few around them.</summary>
    internal static string Difference(string expected, string actual)
    {
        var (before, after) = (expected.Split('\n'), actual.Split('\n'));
        var shorter = Math.Min(before.Length, after.Length);
        var same = Enumerable.Range(0, shorter).TakeWhile(line => before[line] == after[line]).Count();
        var sameAtEnd = Enumerable.Range(1, shorter - same).TakeWhile(line => before[^line] == after[^line]).Count();
        return string.Join(
            '\n',
            [
                .. before[Math.Max(0, same - LinesAround)..same].Select(line => $"  {line}"),
                .. before[same..^sameAtEnd].Select(line => $"- {line}"),
                .. after[same..^sameAtEnd].Select(line => $"+ {line}"),
                .. after[^sameAtEnd..].Take(LinesAround).Select(line => $"  {line}"),
            ]
        );
    }
}
