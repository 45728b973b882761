using Belong.Classifiers.Data;
using Xunit;

namespace Belong.Tests.Classifiers;

public sealed class TemplateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("belong-templates-").FullName;

    public TemplateTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "templates"));
        File.WriteAllText(
            Path.Combine(_folder, "fillers.tsv"),
            "slot\ttext\tsplit\ngroup\tsisters\ttrain\ngroup\tbrothers\tvalidate\nkind\tIrish\ttrain\nkind\twarm\tvalidate\n"
        );
        File.WriteAllText(
            Path.Combine(_folder, "templates", "a.tsv"),
            "frame\tlabels\tsplit\nI met a {kind} few {group}.\tnone\ttrain\n{group} came.\tnone\tvalidate\n"
        );
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_frame_is_filled_with_fillers_of_its_own_split_only()
    {
        var texts = DataFolder.Read(_folder, seed: 1);
        Assert.Equal(
            [("I met an Irish few sisters.", true), ("Brothers came.", false)],
            texts.Select(text => (text.Text, text.Part == Part.Learn))
        );
    }

    [Fact]
    public void A_slot_without_fillers_is_named_with_its_frame()
    {
        File.AppendAllText(Path.Combine(_folder, "templates", "a.tsv"), "To {nobody}\tnone\ttrain\n");
        var refused = Assert.Throws<DataException>(() => DataFolder.Read(_folder, seed: 1));
        Assert.Contains("frame 3", refused.Message, StringComparison.Ordinal);
        Assert.Contains("{nobody}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_label_is_named_with_the_known_ones()
    {
        File.AppendAllText(Path.Combine(_folder, "templates", "a.tsv"), "x\trude\ttrain\n");
        Assert.Contains(
            "'rude'",
            Assert.Throws<DataException>(() => DataFolder.Read(_folder, seed: 1)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_same_letters_are_always_on_the_same_side_of_the_split() =>
        Assert.All(
            Enumerable.Range(0, 500),
            i => Assert.Equal(Parting.Of($"text number {i}"), Parting.Of($"Text, number \"{i}\"!"))
        );
}
