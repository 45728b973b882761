using Belong.Tests.Support;
using Xunit;

namespace Belong.Tests.Floors;

/// <summary>A room may name only rooms below it, and no two rooms name each other.</summary>
public sealed class FloorsTests
{
    [Fact]
    public void No_room_names_a_room_that_is_not_below_it()
    {
        var violations = SourceFiles()
            .SelectMany(source => FloorCheck.Violations(source.Room, source.File, File.ReadAllText(source.Path)));

        Assert.Empty(violations);
    }

    [Theory]
    [InlineData("Cases", "using Belong.Bot.Desk;", "Cases names Desk")]
    [InlineData("Cases", "using System.Text.Json;", "Cases uses System.Text.Json")]
    [InlineData("Screening", "var card = new Desk.CaseCardWriter();", "Screening names Desk")]
    [InlineData("Platforms.Local", "using Belong.Bot.Platforms.Discord;", "Platforms.Local names Platforms.Discord")]
    [InlineData("Classifiers.Text", "using Belong.Classifiers.Model;", "Classifiers.Text names Classifiers.Model")]
    [InlineData("Attic", "using Belong.Bot.Chat;", "Attic names Chat")]
    public void A_planted_violation_is_caught(string room, string line, string expected)
    {
        var violation = Assert.Single(FloorCheck.Violations(room, "Planted.cs", $"namespace X;\n{line}\n"));

        Assert.EndsWith(expected, violation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cases", "// using Belong.Bot.Desk;")]
    [InlineData("Cases", "var text = \"Belong.Bot.Desk\";")]
    [InlineData("Desk", "using Belong.Bot.Cases;")]
    public void What_only_looks_like_one_is_not(string room, string line) =>
        Assert.Empty(FloorCheck.Violations(room, "Innocent.cs", line));

    [Fact]
    public void No_source_file_is_longer_than_300_lines()
    {
        var tooLong = Directory
            .EnumerateFiles(Repository.Root, "*.cs", SearchOption.AllDirectories)
            .Where(path => !Repository.IsBuilt(path))
            .Select(path => (Path: Path.GetRelativePath(Repository.Root, path), Lines: File.ReadLines(path).Count()))
            .Where(file => file.Lines > 300);

        Assert.Empty(tooLong);
    }

    private static IEnumerable<(string Room, string File, string Path)> SourceFiles()
    {
        foreach (var (project, prefix) in new[] { ("bot", ""), ("classifiers", "Classifiers.") })
        {
            var root = Path.Combine(Repository.Root, project);
            foreach (var path in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories))
            {
                // Files beside the rooms (Program, BotSetup) may name everything.
                var parts = Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar);
                if (parts.Length == 1 || Repository.IsBuilt(path))
                    continue;

                var room = parts[0] == "Platforms" ? $"Platforms.{parts[1]}" : prefix + parts[0];
                yield return (room, Path.GetRelativePath(Repository.Root, path), path);
            }
        }
    }
}
