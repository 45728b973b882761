using Belong.Bot.Cases;
using Belong.Bot.Screening;
using Belong.Bot.Screening.Detectors;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Belong.Tests.Screening;

public sealed class ScreeningOptionsTests
{
    [Fact]
    public void The_defaults_are_valid()
    {
        Assert.Empty(new ScreeningOptions().Validate());
    }

    [Fact]
    public void Every_setting_is_bound_from_its_section()
    {
        var options = Bind(
            new()
            {
                ["Screening:Shadow"] = "true",
                ["Screening:Thresholds:Insult"] = "0.8",
                ["Screening:Breaker:Window"] = "500",
                ["Screening:Breaker:OpenFor"] = "00:20:00",
                ["Screening:Links:Allowed:0"] = "example.org",
                ["Screening:Repetition:Pitch:Count"] = "3",
                ["Screening:Repetition:Pitch:Within"] = "10.00:00:00",
                ["Screening:PersonalData:Enabled"] = "false",
            }
        );

        Assert.True(options.Shadow);
        Assert.Equal(0.8, options.ThresholdsByCategory[FlagCategory.Insult]);
        Assert.Equal((500, TimeSpan.FromMinutes(20)), (options.Breaker.Window, options.Breaker.OpenFor));
        Assert.Equal(["example.org"], options.Links.Allowed);
        Assert.Equal(new RepetitionRule { Count = 3, Within = TimeSpan.FromDays(10) }, options.Repetition.Pitch);
        Assert.Equal(4, options.Repetition.Link.Count);
        Assert.False(options.PersonalData.Enabled);
        Assert.Empty(options.Validate());
    }

    [Fact]
    public void All_errors_are_named_at_once_with_their_settings()
    {
        var errors = Bind(
                new()
                {
                    ["Screening:Thresholds:Insult"] = "7",
                    ["Screening:Thresholds:Rudeness"] = "0.7",
                    ["Screening:Breaker:Window"] = "10",
                    ["Screening:Breaker:Limit"] = "0",
                    ["Screening:Breaker:OpenFor"] = "-00:01:00",
                    ["Screening:Breaker:Probe"] = "1",
                    ["Screening:Classifier:Model"] = "no-such.model",
                    ["Screening:Classifier:ShadowModel"] = "no-such.model",
                    ["Screening:Classifier:ReloadInterval"] = "0",
                    ["Screening:Learning:Precision"] = "1",
                    ["Screening:Learning:MinimumDecisions"] = "1",
                    ["Screening:Learning:LargestStep"] = "0",
                    ["Screening:Learning:LowestThreshold"] = "0",
                    ["Screening:Learning:Within"] = "0",
                    ["Screening:WordList:Path"] = "no-such.txt",
                    ["Screening:Links:Blocked:0"] = "https://example.org",
                    ["Screening:PersonalData:PublicMailDomains:0"] = "nodot",
                    ["Screening:Repetition:Words:Count"] = "1",
                    ["Screening:Repetition:Link:Within"] = "0",
                    ["Screening:Repetition:PitchScore"] = "2",
                    ["Screening:Repetition:Remembered"] = "1",
                }
            )
            .Validate();

        foreach (
            var key in new[]
            {
                "Thresholds:Insult",
                "Thresholds",
                "Breaker:Window",
                "Breaker:Limit",
                "Breaker:OpenFor",
                "Breaker:Probe",
                "Classifier:Model",
                "Classifier:ShadowModel",
                "Classifier:ReloadInterval",
                "Learning:Precision",
                "Learning:MinimumDecisions",
                "Learning:LargestStep",
                "Learning:LowestThreshold",
                "Learning:Within",
                "WordList:Path",
                "Links:Blocked:0",
                "PersonalData:PublicMailDomains:0",
                "Repetition:Words:Count",
                "Repetition:Link:Within",
                "Repetition:PitchScore",
                "Repetition:Remembered",
            }
        )
        {
            Assert.Single(errors, error => error.StartsWith($"Screening:{key}: ", StringComparison.Ordinal));
        }
    }

    private static ScreeningOptions Bind(Dictionary<string, string?> settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings)
            .Build()
            .GetSection(ScreeningOptions.Section)
            .Get<ScreeningOptions>()!;
}
