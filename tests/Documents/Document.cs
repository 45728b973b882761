using System.Text.RegularExpressions;
using Belong.Tests.Support;

namespace Belong.Tests.Documents;

/// <summary>A link from one document to a file of the project.</summary>
/// <param name="Target">The file or folder, from the project's root.</param>
/// <param name="Anchor">The heading in it; empty for none.</param>
internal sealed record DocumentLink(string Target, string Anchor);

/// <summary>One of the project's Markdown files.</summary>
/// <param name="Path">From the project's root, with slashes.</param>
/// <param name="Text">Its whole text.</param>
internal sealed partial record Document(string Path, string Text)
{
    public static Document Read(string path) =>
        new(path, File.ReadAllText(System.IO.Path.Combine(Repository.Root, path)));

    /// <summary>All that are written for readers of the project.</summary>
    public static IReadOnlyList<Document> All()
    {
        string[] folders = [".github", "bot", "classifiers"];
        var files = folders
            .SelectMany(folder =>
                Directory.EnumerateFiles(
                    System.IO.Path.Combine(Repository.Root, folder),
                    "*.md",
                    SearchOption.AllDirectories
                )
            )
            .Where(file => !Repository.IsBuilt(file))
            .Select(file => System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'));
        return [Read("README.md"), .. files.Order(StringComparer.Ordinal).Select(Read)];
    }

    /// <summary>What is in the text outside fenced blocks.</summary>
    private string Prose => Fence().Replace(Text, "");

    /// <summary>Links to files of the project; other sites are theirs to keep.</summary>
    public IEnumerable<DocumentLink> Links()
    {
        foreach (Match match in LinkForm().Matches(Prose))
        {
            var address = match.Groups["address"].Value;
            if (address.StartsWith("https://", StringComparison.Ordinal))
                continue;

            var parts = address.Split('#', 2);
            yield return new DocumentLink(Resolve(parts[0]), parts.Length == 2 ? parts[1] : "");
        }
    }

    /// <summary>What stands between backticks.</summary>
    public IEnumerable<string> Code() => CodeForm().Matches(Prose).Select(match => match.Groups["code"].Value);

    /// <summary>The cells of all tables, row by row, without headings.</summary>
    public IEnumerable<string[]> Rows() =>
        Text.Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray());

    /// <summary>The headings as links name them.</summary>
    public IReadOnlySet<string> Anchors() =>
        HeadingForm()
            .Matches(Prose)
            .Select(match => NotInAnchors().Replace(match.Groups["title"].Value.Trim(), "").Replace(' ', '-'))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private string Resolve(string address)
    {
        if (address.Length == 0)
            return Path;

        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.Combine(Repository.Root, Path))!;
        var full = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, address));
        return System.IO.Path.GetRelativePath(Repository.Root, full).Replace('\\', '/');
    }

    [GeneratedRegex(@"^\s*```.*?^\s*```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\((?<address>[^)\s]+)\)")]
    private static partial Regex LinkForm();

    [GeneratedRegex("`(?<code>[^`\n]+)`")]
    private static partial Regex CodeForm();

    [GeneratedRegex("^#+ (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex HeadingForm();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}
