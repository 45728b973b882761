using Belong.Tests.Support;
using Xunit;

namespace Belong.Tests.Floors;

/// <summary>A room may name only rooms below it, and nothing goes in circles. Read from the compiled code.</summary>
public sealed class FloorsTests
{
    private static readonly Lazy<IReadOnlyList<TypeUse>> House = new(() =>
        FloorPlan
            .MayReference.Keys.SelectMany(project =>
                CompiledCode.Read(Path.Combine(AppContext.BaseDirectory, $"{project}.dll"))
            )
            .ToList()
    );

    [Fact]
    public void No_room_names_a_room_that_is_not_below_it() => Assert.Empty(FloorCheck.Violations(House.Value));

    [Fact]
    public void No_folders_name_each_other_in_a_circle() => Assert.Empty(FloorCheck.Circles(House.Value));

    [Fact]
    public void Every_room_of_the_plan_is_in_the_compiled_code()
    {
        var rooms = House.Value.Select(use => FloorCheck.RoomOf(use.FromSpace)).ToHashSet();

        Assert.All(FloorPlan.MayName.Keys.Union(FloorPlan.NeverUses.Keys), room => Assert.Contains(room, rooms));
    }

    [Fact]
    public void A_known_circle_is_forgotten_once_it_is_gone()
    {
        var circles = FloorCheck.AllCircles(House.Value).ToList();

        Assert.All(FloorPlan.KnownCircles, known => Assert.Contains(circles, circle => circle.SequenceEqual(known)));
    }

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
}
