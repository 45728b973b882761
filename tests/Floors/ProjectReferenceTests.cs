using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Belong.Tests.Support;
using Xunit;

namespace Belong.Tests.Floors;

/// <summary>Between projects the compiler is the guard: these hold what makes it one.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly string[] TheTests = ["Belong.Tests", "Belong.Benchmarks", "DynamicProxyGenAssembly2"];

    public static TheoryData<string> Projects => new(FloorPlan.MayReference.Keys);

    [Fact]
    public void The_plan_knows_every_project() => Assert.Equal(FloorPlan.MayReference.Keys.Order(), Files.Keys.Order());

    [Theory, MemberData(nameof(Projects))]
    public void A_project_references_what_the_plan_says(string project)
    {
        var referenced = XDocument
            .Load(Files[project])
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

        Assert.Equal(FloorPlan.MayReference[project].Order(), referenced.Order());
    }

    [Theory, MemberData(nameof(Projects))]
    public void A_project_shows_its_types_to_those_above_it_and_the_tests(string project)
    {
        var above = FloorPlan.MayReference.Where(other => other.Value.Contains(project)).Select(other => other.Key);
        var shown = Assembly
            .Load(project)
            .GetCustomAttributes<InternalsVisibleToAttribute>()
            .Select(friend => friend.AssemblyName);

        Assert.Empty(shown.Except(TheTests).Except(above));
    }

    [Theory]
    [InlineData("Belong.Cases", "Belong.Bot.Cases", "BotSettings")]
    [InlineData("Belong.Cases", "Belong.Bot.Cases", "Desk.ButtonDesk")]
    [InlineData("Belong.Cases", "Belong.Bot.Cases", "Platforms.Discord.DiscordOptions")]
    [InlineData("Belong.Charter", "Belong.Bot.Charter", "Cases.CaseService")]
    [InlineData("Belong.Local", "Belong.Bot.Platforms.Local", "Discord.DiscordOptions")]
    [InlineData("Belong.Discord", "Belong.Bot.Platforms.Discord", "Cases.CaseService")]
    [InlineData("Belong.Chat", "Belong.Bot.Chat", "Charter.Clause")]
    public void The_compiler_refuses_a_name_from_above_even_of_a_project_that_is_referenced(
        string project,
        string space,
        string type
    ) =>
        Assert.Equal(
            [Inaccessible],
            PlantedCode.Refusals(project, $"namespace {space}; class Planted {{ {type} a; }}")
        );

    [Fact]
    public void The_compiler_takes_a_name_from_below() =>
        Assert.Empty(
            PlantedCode.Refusals("Belong.Cases", "namespace Belong.Bot.Cases; class Planted { Charter.Clause a; }")
        );

    /// <summary>"Is inaccessible due to its protection level."</summary>
    private const string Inaccessible = "CS0122";

    private static readonly string[] Folders = ["bot", "classifiers"];

    private static Dictionary<string, string> Files =>
        Folders
            .Select(folder => Path.Combine(Repository.Root, folder))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories))
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file));
}
