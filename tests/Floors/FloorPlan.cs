namespace Belong.Tests.Floors;

/// <summary>
/// Which room may name which: the house's table as data. A room that is not listed may name nothing, and none may name
/// the types beside the rooms (Program, BotSetup, the settings).
/// </summary>
internal static class FloorPlan
{
    /// <summary>
    /// By room (a folder of `bot`, or of `classifiers` with a prefix), the rooms below that it may name.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, string[]> MayName = new Dictionary<string, string[]>
    {
        ["Workers"] = ["Screening", "Desk", "Outbox", "Cases", "Charter", "Chat", "Resilience"],
        ["Screening"] = ["Learning", "Outbox", "Cases", "Charter", "Chat", "Classifiers.Text", "Classifiers.Model"],
        ["Desk"] = ["Learning", "Outbox", "Cases", "Charter", "Chat"],
        ["Store"] = ["Screening", "Learning", "Outbox", "Cases", "Charter", "Chat", "Files"],
        ["Learning"] = ["Cases", "Charter", "Chat"],
        ["Outbox"] = ["Cases", "Chat"],
        ["Cases"] = ["Charter", "Chat"],
        ["Charter"] = ["Chat"],
        ["Platforms.Local"] = ["Chat", "Files"],
        ["Platforms.Discord"] = ["Chat", "Files", "Resilience"],
        ["Chat"] = [],
        ["Files"] = [],
        ["Resilience"] = [],
        ["Classifiers.Verbs"] =
        [
            "Classifiers.Training",
            "Classifiers.Evaluation",
            "Classifiers.Data",
            "Classifiers.Model",
            "Classifiers.Text",
        ],
        ["Classifiers.Training"] =
        [
            "Classifiers.Evaluation",
            "Classifiers.Data",
            "Classifiers.Model",
            "Classifiers.Text",
        ],
        ["Classifiers.Evaluation"] = ["Classifiers.Data", "Classifiers.Model", "Classifiers.Text"],
        ["Classifiers.Model"] = ["Classifiers.Text"],
        ["Classifiers.Data"] = ["Classifiers.Text"],
        ["Classifiers.Text"] = [],
    };

    /// <summary>Vendors' words that a room must never use, by the start of a namespace.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> NeverUses = new Dictionary<string, string[]>
    {
        ["Cases"] =
        [
            "Microsoft.EntityFrameworkCore",
            "Microsoft.AspNetCore",
            "System.Net.Http",
            "System.Text.Json",
            "Microsoft.Data.Sqlite",
        ],
        ["Charter"] =
        [
            "Microsoft.EntityFrameworkCore",
            "Microsoft.AspNetCore",
            "System.Net.Http",
            "Microsoft.Data.Sqlite",
        ],
        ["Learning"] =
        [
            "Microsoft.EntityFrameworkCore",
            "Microsoft.AspNetCore",
            "System.Net.Http",
            "System.Text.Json",
            "Microsoft.Data.Sqlite",
        ],
        ["Outbox"] =
        [
            "Microsoft.EntityFrameworkCore",
            "Microsoft.AspNetCore",
            "System.Net.Http",
            "System.Text.Json",
            "Microsoft.Data.Sqlite",
        ],
        ["Chat"] = ["Microsoft", "System.Net", "System.Text.Json"],
        ["Desk"] =
        [
            "Microsoft.EntityFrameworkCore",
            "Microsoft.AspNetCore",
            "System.Net.Http",
            "System.Text.Json",
            "Microsoft.Data.Sqlite",
        ],
        ["Screening"] =
        [
            "Microsoft.EntityFrameworkCore",
            "Microsoft.AspNetCore",
            "System.Net.Http",
            "Microsoft.Data.Sqlite",
        ],
        ["Workers"] =
        [
            "Microsoft.EntityFrameworkCore",
            "Microsoft.AspNetCore",
            "System.Net.Http",
            "System.Text.Json",
            "Microsoft.Data.Sqlite",
        ],
        ["Store"] = ["Microsoft.AspNetCore", "System.Net.Http"],
        ["Files"] = ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "Microsoft.Extensions"],
        ["Platforms.Local"] = ["Microsoft.EntityFrameworkCore"],
        ["Platforms.Discord"] = ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore"],
    };

    /// <summary>
    /// By project, the projects that it may reference: there the compiler itself refuses a name from above. A project
    /// shows its types to those who may reference it, and to the tests.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, string[]> MayReference = new Dictionary<string, string[]>
    {
        ["Belong.Bot"] =
        [
            "Belong.Local",
            "Belong.Discord",
            "Belong.Cases",
            "Belong.Charter",
            "Belong.Chat",
            "Belong.Files",
            "Belong.Resilience",
            "Belong.Classifiers",
        ],
        ["Belong.Local"] = ["Belong.Chat", "Belong.Files"],
        ["Belong.Discord"] = ["Belong.Chat", "Belong.Files", "Belong.Resilience"],
        ["Belong.Cases"] = ["Belong.Charter", "Belong.Chat"],
        ["Belong.Charter"] = ["Belong.Chat"],
        ["Belong.Chat"] = [],
        ["Belong.Files"] = [],
        ["Belong.Resilience"] = [],
        ["Belong.Classifiers"] = [],
    };

    /// <summary>
    /// Namespaces that still name each other in a circle, each set by itself; any other circle is a violation.
    /// </summary>
    public static readonly IReadOnlyList<string[]> KnownCircles =
    [
        ["Belong.Bot.Screening", "Belong.Bot.Screening.Detectors"],
        ["Belong.Bot.Store", "Belong.Bot.Store.Rows"],
        [
            "Belong.Bot.Platforms.Discord",
            "Belong.Bot.Platforms.Discord.Checks",
            "Belong.Bot.Platforms.Discord.Commands",
            "Belong.Bot.Platforms.Discord.Events",
            "Belong.Bot.Platforms.Discord.Guilds",
            "Belong.Bot.Platforms.Discord.Interactions",
            "Belong.Bot.Platforms.Discord.Members",
            "Belong.Bot.Platforms.Discord.Messages",
            "Belong.Bot.Platforms.Discord.Rest",
        ],
    ];
}
