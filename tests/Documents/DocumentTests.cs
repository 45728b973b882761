using System.Reflection;
using System.Text.RegularExpressions;
using Belong.Bot.Desk;
using Belong.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Belong.Tests.Documents;

/// <summary>What the documents name is there, and a newcomer finds it.</summary>
public sealed partial class DocumentTests
{
    private const int LongestReadme = 200;

    private static readonly string[] NotRooms = ["bot/docs", "bot/Platforms"];

    [Fact]
    public void The_readme_is_short_enough_to_be_read() =>
        Assert.InRange(File.ReadAllLines(Path.Combine(Repository.Root, "README.md")).Length, 1, LongestReadme);

    [Fact]
    public void Every_link_between_documents_leads_somewhere()
    {
        var broken = Document
            .All()
            .SelectMany(document =>
                document
                    .Links()
                    .Where(link => !Exists(link))
                    .Select(link => $"{document.Path}: {link.Target}#{link.Anchor}")
            );

        Assert.Empty(broken);
    }

    [Fact]
    public void Every_document_is_reached_from_the_readme()
    {
        var documents = Document.All().ToDictionary(document => document.Path);
        var reached = new HashSet<string>();
        var next = new Queue<string>(["README.md"]);
        while (next.TryDequeue(out var path))
        {
            if (!documents.TryGetValue(path, out var document) || !reached.Add(path))
                continue;

            foreach (var link in document.Links())
                next.Enqueue(link.Target);
        }

        Assert.Empty(documents.Keys.Except(reached));
    }

    [Fact]
    public void Every_folder_and_file_that_a_document_names_exists()
    {
        var missing = Document
            .All()
            .SelectMany(document =>
                document
                    .Code()
                    .Where(code => PathForm().IsMatch(code) && !IsThere(code))
                    .Select(code => $"{document.Path}: {code}")
            );

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_room_is_in_the_house()
    {
        var rooms = RoomsIn("bot").Concat(RoomsIn("bot/Platforms")).Except(NotRooms);

        Assert.Empty(rooms.Except(Document.Read("bot/docs/house.md").Links().Select(link => link.Target)));
    }

    [Fact]
    public void Every_setting_that_a_document_names_is_in_the_sample()
    {
        var sample = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(Repository.Root, "appsettings.sample.json"))
            .Build();
        var unknown = Document
            .All()
            .SelectMany(document =>
                document
                    .Code()
                    .Where(code => SettingForm().IsMatch(code) && !IsSetting(sample, code))
                    .Select(code => $"{document.Path}: {code}")
            );

        Assert.Empty(unknown);
    }

    [Fact]
    public async Task The_table_of_commands_is_what_the_bot_offers()
    {
        await using var bot = await RunningBot.StartAsync();
        var offered = bot.Services.GetRequiredService<CommandDesk>().Specs.Select(spec => $"/{spec.Name}");

        var described = Document
            .Read("README.md")
            .Rows()
            .SelectMany(cells => CommandForm().Matches(cells[0]))
            .Select(match => match.Groups["command"].Value);

        Assert.Equal(offered.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_test_that_proves_survival_exists()
    {
        var tests = Assembly
            .GetExecutingAssembly()
            .GetTypes()
            .Where(type => type.DeclaringType is null)
            .ToLookup(type => type.Name);
        List<string> named = [],
            missing = [];
        foreach (var cell in Document.Read("bot/docs/survival.md").Rows().Skip(1).Select(cells => cells[^1]))
        {
            var subject = "";
            foreach (Match match in NameForm().Matches(cell))
            {
                var name = match.Groups["name"].Value;
                if (!name.Contains('_', StringComparison.Ordinal))
                {
                    subject = name;
                    continue;
                }

                named.Add(name);
                if (!tests[subject].Any(type => type.GetMethod(name) is not null))
                    missing.Add($"{subject}.{name}");
            }
        }

        Assert.NotEmpty(named);
        Assert.Empty(missing);
    }

    private static bool Exists(DocumentLink link) =>
        IsThere(link.Target) && (link.Anchor.Length == 0 || Document.Read(link.Target).Anchors().Contains(link.Anchor));

    private static IEnumerable<string> RoomsIn(string folder) =>
        Directory
            .EnumerateDirectories(Path.Combine(Repository.Root, folder))
            .Select(room => $"{folder}/{Path.GetFileName(room)}")
            .Where(room => !Repository.IsBuilt(Path.Combine(Repository.Root, room)));

    private static bool IsThere(string path) => Path.Exists(Path.Combine(Repository.Root, path));

    private static bool IsSetting(IConfiguration sample, string name)
    {
        var section = sample;
        foreach (var part in name.Split(':'))
        {
            if (section.GetChildren().FirstOrDefault(child => child.Key == part) is not { } child)
                return false;
            section = child;
        }

        return true;
    }

    [GeneratedRegex(@"^(bot|classifiers|tests|\.ci|\.github)/[\w./-]+$")]
    private static partial Regex PathForm();

    [GeneratedRegex("^[A-Z][A-Za-z]+(:[A-Z][A-Za-z]+)+$")]
    private static partial Regex SettingForm();

    [GeneratedRegex("`(?<command>/[a-z ]+)`")]
    private static partial Regex CommandForm();

    [GeneratedRegex(@"`(?<name>\w+)`")]
    private static partial Regex NameForm();
}
