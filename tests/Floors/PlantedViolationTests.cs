using Xunit;

namespace Belong.Tests.Floors;

/// <summary>The check itself: what is planted in compiled code is found, and what only looks like it is not.</summary>
public sealed class PlantedViolationTests
{
    [Theory]
    [InlineData("Cases", "Desk.ButtonDesk a;", "Cases names Desk")]
    [InlineData("Cases", "BotSettings a;", "Cases names a type beside the rooms")]
    [InlineData("Cases", "System.Text.Json.JsonDocument a;", "Cases uses System.Text.Json")]
    [InlineData("Workers", "Platforms.Discord.DiscordConnection a;", "Workers names Platforms.Discord")]
    [InlineData(
        "Workers",
        "object A(object a) { _ = '\"'; return (Belong.Bot.Store.StoreOptions)a; }",
        WorkersNameStore
    )]
    [InlineData("Workers", "System.Type A() => typeof(Store.StoreOptions);", WorkersNameStore)]
    [InlineData("Workers", "void A() { try { } catch (Store.StoreException) { } }", WorkersNameStore)]
    [InlineData("Workers", "object A() => () => Store.StoreSetup.OpenAsync(null, default);", WorkersNameStore)]
    [InlineData("Workers", "void A() { var a = Elsewhere.Lender.Lend(); }", WorkersNameStore)]
    [InlineData(
        "Workers",
        "async void A(object a) { await (System.Threading.Tasks.Task<Store.StoreOptions>)a; }",
        WorkersNameStore
    )]
    [InlineData("Screening", "System.Collections.Generic.List<Desk.ICommand[]> a;", "Screening names Desk")]
    [InlineData("Screening", "void A<T>() where T : Desk.ICommand { }", "Screening names Desk")]
    [InlineData("Desk", "[Elsewhere.About(typeof(Screening.Screener))] void A() { }", "Desk names Screening")]
    [InlineData(
        "Desk",
        "[Elsewhere.About(Among = new[] { typeof(Screening.Screener) })] int a;",
        "Desk names Screening"
    )]
    [InlineData("Store", "interface IInner : Desk.ICommand { }", "Store names Desk")]
    [InlineData("Store", "unsafe delegate*<Desk.ICommand, void> a;", "Store names Desk")]
    [InlineData("Platforms.Local", "Discord.DiscordOptions a;", "Platforms.Local names Platforms.Discord")]
    [InlineData("Platforms.Discord", "Microsoft.AspNetCore.Http.HttpContext a;", DiscordUsesAspNet)]
    [InlineData("Chat", "Charter.Clause a;", "Chat names Charter")]
    [InlineData("Attic", "Chat.ChatMessage a;", "Attic names Chat")]
    public void A_planted_violation_is_caught(string room, string member, string expected)
    {
        var uses = PlantedCode.Read(Beside, $"namespace Belong.Bot.{room}; class Planted {{ {member} }}");

        Assert.Contains(
            FloorCheck.Violations(uses),
            violation => violation.StartsWith($"{expected}: ", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_global_using_beside_the_rooms_hides_nothing()
    {
        var uses = PlantedCode.Read(
            "global using Belong.Bot.Store;",
            "namespace Belong.Bot.Workers; class Planted { StoreOptions a; }"
        );

        Assert.StartsWith(WorkersNameStore, Assert.Single(FloorCheck.Violations(uses)));
    }

    [Fact]
    public void Text_within_the_classifiers_names_no_model()
    {
        var uses = PlantedCode.Read("namespace Belong.Classifiers.Text; class Planted { Model.TextClassifier a; }");

        Assert.StartsWith("Classifiers.Text names Classifiers.Model", Assert.Single(FloorCheck.Violations(uses)));
    }

    [Theory]
    [InlineData("Cases", "/* Desk.ButtonDesk a; */")]
    [InlineData("Cases", "string a = \"Belong.Bot.Desk\";")]
    [InlineData("Cases", "string Desk; int A() => Desk.Length;")]
    [InlineData("Desk", "Charter.Clause a;")]
    public void What_only_looks_like_one_is_not(string room, string member) =>
        Assert.Empty(
            FloorCheck.Violations(PlantedCode.Read($"namespace Belong.Bot.{room}; class Planted {{ {member} }}"))
        );

    [Theory]
    [InlineData("Belong.Bot.Desk", "Commands")]
    [InlineData("Belong.Bot.Store", "Attic")]
    [InlineData("Belong.Bot.Platforms.Discord", "Attic")]
    public void A_folder_and_its_sub_folder_that_name_each_other_are_caught(string space, string folder)
    {
        var uses = PlantedCode.Read(
            $"namespace {space} {{ class Upper {{ {folder}.Lower a; }} }}",
            $"namespace {space}.{folder} {{ class Lower {{ Upper a; }} }}"
        );

        Assert.Equal($"{space} <-> {space}.{folder}", Assert.Single(FloorCheck.Circles(uses)));
    }

    [Fact]
    public void A_circle_round_a_third_folder_is_caught()
    {
        var uses = PlantedCode.Read(
            "namespace Belong.Bot.Desk { class One { Commands.Two a; } }",
            "namespace Belong.Bot.Desk.Commands { class Two { Forms.Three a; } }",
            "namespace Belong.Bot.Desk.Forms { class Three { One a; } }"
        );

        Assert.Equal(
            "Belong.Bot.Desk <-> Belong.Bot.Desk.Commands <-> Belong.Bot.Desk.Forms",
            Assert.Single(FloorCheck.Circles(uses))
        );
    }

    private const string WorkersNameStore = "Workers names Store";

    private const string DiscordUsesAspNet = "Platforms.Discord uses Microsoft.AspNetCore";

    /// <summary>What the planted code leans on, in no room: it lends a type unnamed, and an attribute.</summary>
    private const string Beside = """
        namespace Elsewhere;

        static class Lender
        {
            public static Belong.Bot.Store.StoreOptions Lend() => null;
        }

        [System.AttributeUsage(System.AttributeTargets.All)]
        class About(System.Type about = null) : System.Attribute
        {
            public System.Type[] Among { get; set; }
        }
        """;
}
