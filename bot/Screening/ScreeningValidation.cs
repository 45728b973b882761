using System.Globalization;
using Belong.Bot.Cases;
using Belong.Bot.Screening.Detectors;
using Belong.Classifiers.Model;

namespace Belong.Bot.Screening;

/// <summary>What can be wrong in <see cref="ScreeningOptions"/>. All of it is said at once.</summary>
internal static class ScreeningValidation
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(366);

    public static IReadOnlyList<string> Errors(ScreeningOptions options) =>
        [
            .. Thresholds(options),
            .. options.Learning.Validate($"{ScreeningOptions.Section}:Learning"),
            .. Breaker(options.Breaker),
            .. Files(options),
            .. Hosts("Links:Allowed", options.Links.Allowed),
            .. Hosts("Links:Blocked", options.Links.Blocked),
            .. Hosts("Links:Invitations", options.Links.Invitations),
            .. Hosts("Links:Shorteners", options.Links.Shorteners),
            .. Hosts("PersonalData:PublicMailDomains", options.PersonalData.PublicMailDomains),
            .. Repetition(options.Repetition),
            .. Raid(options.Raid),
        ];

    private static IEnumerable<string> Thresholds(ScreeningOptions options)
    {
        foreach (var (category, threshold) in options.Thresholds)
        {
            if (ScreeningOptions.CategoryOf(category) is null)
            {
                yield return Error(
                    "Thresholds",
                    category,
                    "is no category",
                    $"use one of {string.Join(", ", FlagCategory.All)}"
                );
            }
            else if (threshold is not (> 0 and <= 1))
            {
                yield return Error(
                    $"Thresholds:{category}",
                    threshold,
                    "is no threshold",
                    "set a number above 0, at most 1, or remove the entry to use the shipped one"
                );
            }
        }
    }

    private static IEnumerable<string> Breaker(BreakerOptions breaker)
    {
        if (breaker.Window is < 200 or > 100_000)
        {
            yield return Error(
                "Breaker:Window",
                breaker.Window,
                "is too few or too many messages to take a rate over",
                "set 200 to 100000"
            );
        }

        if (breaker.Limit is not (> 0 and < 1))
        {
            yield return Error(
                "Breaker:Limit",
                breaker.Limit,
                "is no rate",
                "set a number between 0 and 1, for "
                    + "example 0.25; to switch breakers off, set Screening:Breaker:Enabled to false"
            );
        }

        if (breaker.OpenFor <= TimeSpan.Zero || breaker.OpenFor > TimeSpan.FromDays(1))
        {
            yield return Error(
                "Breaker:OpenFor",
                breaker.OpenFor,
                "is no time-out",
                "set hours:minutes:seconds, up to a day, for example 00:15:00"
            );
        }

        if (breaker.Probe is < 20 or > 100_000)
        {
            yield return Error(
                "Breaker:Probe",
                breaker.Probe,
                "is too few or too many messages to try a detector on",
                "set 20 to 100000"
            );
        }
    }

    private static IEnumerable<string> Files(ScreeningOptions options)
    {
        if (options.Classifier is { Enabled: true, Model: { } model } && !File.Exists(model))
        {
            yield return Error(
                "Classifier:Model",
                $"'{model}'",
                "is not there",
                "give the path of a model file, or remove the setting to use the shipped one"
            );
        }

        if (
            options.Classifier is { Enabled: true, ShadowModel: { } shadow }
            && ShadowFault(shadow, options.Classifier) is { } wrong
        )
        {
            yield return Error(
                "Classifier:ShadowModel",
                $"'{shadow}'",
                wrong,
                "give the path of another model file, or null for none"
            );
        }

        if (
            options.Classifier.ReloadInterval < TimeSpan.FromMilliseconds(10)
            || options.Classifier.ReloadInterval > TimeSpan.FromDays(1)
        )
        {
            yield return Error(
                "Classifier:ReloadInterval",
                options.Classifier.ReloadInterval,
                "is no interval",
                "set hours:minutes:seconds, up to a day, for example 00:00:05"
            );
        }

        if (options.WordList is not { Enabled: true, Path: { } path })
            yield break;

        if (WordListFault(path) is { } fault)
            yield return $"{ScreeningOptions.Section}:WordList:Path: {fault}";
    }

    private static string? ShadowFault(string shadow, ClassifierOptions classifier) =>
        !File.Exists(shadow) ? "is not there"
        : Path.GetFullPath(shadow) == Path.GetFullPath(classifier.Model ?? ShippedModel.Path) ? "is the model in use"
        : null;

    private static string? WordListFault(string path)
    {
        try
        {
            WordList.Load(path);
            return null;
        }
        catch (WordListException fault)
        {
            return fault.Message;
        }
    }

    private static IEnumerable<string> Hosts(string key, IReadOnlyList<string> hosts)
    {
        for (var i = 0; i < hosts.Count; i++)
        {
            var host = hosts[i].Trim();
            if (
                host.Contains("://", StringComparison.Ordinal)
                || host.Any(char.IsWhiteSpace)
                || !host.Contains('.')
                || host.StartsWith('.')
            )
            {
                yield return Error(
                    $"{key}:{i}",
                    $"'{hosts[i]}'",
                    "is no host",
                    "write it without scheme or wildcard, for example 'example.org'"
                );
            }
        }
    }

    private static IEnumerable<string> Repetition(RepetitionOptions repetition)
    {
        foreach (
            var (name, rule) in new[]
            {
                ("Pitch", repetition.Pitch),
                ("Link", repetition.Link),
                ("Words", repetition.Words),
            }
        )
        {
            if (rule.Count is < 2 or > Sayings.MostOfOneThing)
            {
                yield return Error(
                    $"Repetition:{name}:Count",
                    rule.Count,
                    "does not count repetition",
                    $"set 2 to {Sayings.MostOfOneThing}"
                );
            }

            if (rule.Within <= TimeSpan.Zero || rule.Within > Year)
            {
                yield return Error(
                    $"Repetition:{name}:Within",
                    rule.Within,
                    "is no window",
                    "set days.hours:minutes:seconds, up to 366 days, for example 30.00:00:00"
                );
            }
        }

        if (repetition.PitchScore is not (>= 0 and <= 1))
        {
            yield return Error(
                "Repetition:PitchScore",
                repetition.PitchScore,
                "is no score",
                "set a number from 0 to 1"
            );
        }

        if (repetition.Remembered is < 1000 or > 10_000_000)
        {
            yield return Error(
                "Repetition:Remembered",
                repetition.Remembered,
                "is too little or too much to remember",
                "set 1000 to 10000000"
            );
        }
    }

    private static IEnumerable<string> Raid(RaidOptions raid)
    {
        if (raid.Joins is < 3 or > 10_000)
        {
            yield return Error(
                "Raid:Joins",
                raid.Joins,
                "is too few or too many joins for a raid",
                "set 3 to 10000; to switch the watch off, set Screening:Raid:Enabled to false"
            );
        }

        if (raid.Window < TimeSpan.FromSeconds(1) || raid.Window > TimeSpan.FromDays(1))
        {
            yield return Error(
                "Raid:Window",
                raid.Window,
                "is no window",
                "set hours:minutes:seconds, up to a day, for example 00:02:00"
            );
        }

        if (raid.YoungAccountDays is < 0 or > 3660)
        {
            yield return Error(
                "Raid:YoungAccountDays",
                raid.YoungAccountDays,
                "is no age",
                "set 0 to 3660 days; 0 counts every account"
            );
        }
    }

    private static string Error(string key, object value, string wrong, string remedy) =>
        string.Create(CultureInfo.InvariantCulture, $"{ScreeningOptions.Section}:{key}: {value} {wrong}; {remedy}");
}
