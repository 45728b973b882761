using System.Collections;
using System.Reflection;
using Belong.Bot;
using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Desk;
using Belong.Bot.Platforms.Discord;
using Belong.Bot.Platforms.Local;
using Belong.Bot.Screening;
using Belong.Bot.Store;
using Belong.Tests.Support;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Belong.Tests.Settings;

/// <summary>The settings file that users copy is loaded, valid, and lists everything that there is.</summary>
public sealed class SampleSettingsTests
{
    private static readonly string Sample = Path.Combine(Repository.Root, "appsettings.sample.json");

    [Fact]
    public void The_sample_is_valid_as_it_is() => BotSettings.Read(Load());

    [Fact]
    public void Every_setting_is_in_the_sample()
    {
        var sample = Load();
        var missing = new[]
        {
            (StoreOptions.Section, typeof(StoreOptions)),
            (LocalOptions.Section, typeof(LocalOptions)),
            (DiscordOptions.Section, typeof(DiscordOptions)),
            ("Discord:Guilds:0", typeof(DiscordGuildOptions)),
            (ContactOptions.Section, typeof(ContactOptions)),
            (CasePolicy.Section, typeof(CasePolicy)),
            (ScreeningOptions.Section, typeof(ScreeningOptions)),
            ("Charter", typeof(CharterSettings)),
            ("Reminders:0", typeof(ReminderSettings)),
            ("StaffedHours", typeof(StaffedHoursSettings)),
        }.SelectMany(section => Missing(sample, section.Item1, section.Item2));

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("Storee:Path", "x.db", "did you mean Store? appsettings.sample.json")]
    [InlineData("Store:Pth", "x.db", "did you mean Path? appsettings.sample.json")]
    [InlineData("Screening:Thresholds:Insult", "2", "Screening:Thresholds:Insult")]
    [InlineData("Screening:Breaker:Window", "many", "Screening:Breaker:Window")]
    [InlineData("Cases:InterimHide", "-1", "Cases:InterimHide")]
    [InlineData("Contacts:Reports", "nobody", "Contacts:Reports is not an e-mail address")]
    [InlineData("Contacts:Reports", "a@example.org", "Contacts:Appeals is missing")]
    [InlineData("Charter:Path", "nowhere.json", "Charter:Path")]
    [InlineData("Reminders:0:Cron", "soon", "Reminders:0:Cron")]
    [InlineData("StaffedHours:Week:Mondy", "09:00-17:00", "StaffedHours:Week:Mondy")]
    [InlineData("Discord:Token", "abc", "Discord:Token stands in a settings file")]
    [InlineData("Discord:ApiBase", "http://example.org/api", "Discord:ApiBase must begin with https")]
    [InlineData("Discord:Guilds:0:Id", "my server", "Discord:Guilds:0:Id must be a server's id")]
    [InlineData("Discord:Guilds:0:ModeratorRols", "x", "did you mean ModeratorRoles? appsettings.sample.json")]
    [InlineData("Discord:ShardCount", "0", "Discord:ShardCount must be from 1")]
    [InlineData("Local:Enabled", "false", "there is no community to serve")]
    public void A_wrong_setting_is_named_with_its_remedy(string name, string value, string expected)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("appsettings.json");
        File.WriteAllText(file, Json(name.Split(':'), value));
        var configuration = new ConfigurationBuilder().AddJsonFile(file).Build();

        var fault = Assert.Throws<SettingsException>(() => BotSettings.Read(configuration));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_said_at_once()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Cases:InterimHide"] = "00:00:00",
                    ["Contacts:Reports"] = "nobody",
                    ["Screening:Breaker:Window"] = "1",
                }
            )
            .Build();

        var fault = Assert.Throws<SettingsException>(() => BotSettings.Read(configuration));

        Assert.Equal(5, fault.Faults.Count);
    }

    private static IConfigurationRoot Load() => new ConfigurationBuilder().AddJsonFile(Sample).Build();

    private static string Json(string[] names, string value)
    {
        var text = System.Text.Json.JsonSerializer.Serialize(value);
        foreach (var name in names.Reverse())
            text = name == "0" ? $"[{text}]" : $"{{\"{name}\": {text}}}";
        return text;
    }

    private static IEnumerable<string> Missing(IConfiguration sample, string path, Type type)
    {
        foreach (
            var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(one => one.CanWrite)
        )
        {
            var section = sample.GetSection($"{path}:{property.Name}");
            var isBlock =
                property.PropertyType.IsClass
                && property.PropertyType != typeof(string)
                && !typeof(IEnumerable).IsAssignableFrom(property.PropertyType);
            var names = sample.GetSection(path).GetChildren().Select(child => child.Key);
            if (isBlock)
            {
                foreach (var inner in Missing(sample, section.Path, property.PropertyType))
                    yield return inner;
            }
            else if (!names.Contains(property.Name))
            {
                yield return section.Path;
            }
        }
    }
}
