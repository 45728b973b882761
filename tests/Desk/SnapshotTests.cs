using System.Reflection;
using Xunit;
using Xunit.Sdk;

namespace Belong.Tests.Desk;

/// <summary>The net itself: what is missing or different is told, and no file is left over.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void A_test_without_its_file_fails()
    {
        var fault = Assert.Throws<XunitException>(() =>
            Snapshot.Compare(Snapshot.PathOf(nameof(SnapshotTests), "No_such_test"), "text")
        );

        Assert.Contains("No_such_test.txt is missing", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_shows_the_lines_that_differ_and_a_few_around_them() =>
        Assert.Equal(
            "  b\n  c\n  d\n- e\n+ E\n+ F\n  g\n  h\n  i",
            Snapshot.Difference("a\nb\nc\nd\ne\ng\nh\ni\nj\n", "a\nb\nc\nd\nE\nF\ng\nh\ni\nj\n")
        );

    [Fact]
    public void Every_file_belongs_to_a_test()
    {
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(Snapshot.PathOf("any", "any")))!;
        var tests = typeof(SnapshotTests)
            .Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(SnapshotTests).Namespace)
            .SelectMany(type =>
                type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            )
            .Select(test => $"{test.DeclaringType!.Name}/{test.Name}")
            .ToHashSet();

        Assert.DoesNotContain(
            Directory
                .EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')),
            file => !tests.Contains(file.Split('.')[0])
        );
    }
}
