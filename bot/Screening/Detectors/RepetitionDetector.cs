using System.Globalization;
using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Screening.Detectors;

/// <summary>
/// The same pitch, link or words by the same member, over days and channels (C20). Different people sharing the same
/// event do not repeat each other, an edit does not repeat its message, and common short phrases never count.
/// </summary>
internal sealed class RepetitionDetector(RepetitionOptions options, HostLists hosts) : IDetector
{
    private readonly Sayings _sayings = new(options.Remembered, options.Longest);

    public string Name => "repetition";

    /// <summary>How far back a fresh start has to remember.</summary>
    public TimeSpan Memory => options.Longest;

    /// <summary>How many sayings are worth reading at a fresh start.</summary>
    public int Capacity => options.Remembered;

    /// <summary>Recalls what was said before this process started.</summary>
    public void Recall(IEnumerable<ScreenedMessage> messages)
    {
        foreach (var said in messages)
        {
            if (said.Fingerprint is { } fingerprint)
            {
                _sayings.Remember(
                    said.Community,
                    said.Author,
                    fingerprint,
                    new Saying(said.Message, said.Channel, said.At)
                );
            }
        }
    }

    public void Find(Utterance utterance, Findings findings)
    {
        var (link, words) = utterance.Fingerprints;
        var address = link is null ? null : utterance.Words.Links[0];
        if (address is not null && hosts.IsAllowed(address))
            link = null;

        if (words is { } sameWords && Judge(utterance, findings, sameWords, address) is { } repeated)
        {
            findings.Add(repeated);
        }
        else if (link is { } sameLink && Judge(utterance, findings, sameLink, address) is { } linked)
        {
            findings.Add(
                linked with
                {
                    Marks = [new TextMark(address!.Start, address.Length, FlagCategory.Repetition.Label)],
                }
            );
        }

        Remember(utterance.Message, words);
        Remember(utterance.Message, link);
    }

    private void Remember(ChatMessage message, long? fingerprint)
    {
        if (fingerprint is { } known)
        {
            _sayings.Remember(
                message.Community,
                message.Author,
                known,
                new Saying(message.Id, message.Channel, message.At)
            );
        }
    }

    private Finding? Judge(Utterance utterance, Findings findings, long fingerprint, Link? address)
    {
        var message = utterance.Message;
        var before = _sayings.Before(message.Community, message.Author, fingerprint);
        if (before.Count == 0)
            return null;

        var rule =
            findings.ScoreOf(FlagCategory.Promotion) >= options.PitchScore || utterance.Words.Sells ? options.Pitch
            : address is null ? options.Words
            : options.Link;
        var since = message.At - rule.Within;
        var times = 1;
        Saying? first = null;
        foreach (var saying in before)
        {
            if (saying.Message == message.Id || saying.At < since || saying.At > message.At)
                continue;

            first ??= saying;
            times++;
        }

        return first is not { } earliest || times < rule.Count
            ? null
            : new Finding(
                Name,
                FlagCategory.Repetition,
                1,
                Say(times, rule, earliest, fingerprint == utterance.Fingerprints.Words)
            )
            {
                In = utterance.Words,
                Earlier = new MessageReference(earliest.Channel, earliest.Message, 0, null),
            };
    }

    private static string Say(int times, RepetitionRule rule, Saying first, bool words) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Says the same for the {Ordinal(times)} time within {Duration(rule.Within)} "
                + $"({(words ? "the same words" : "a link to the same page")}): first on "
                + $"{first.At.UtcDateTime:d MMMM yyyy 'at' HH:mm} UTC."
        );

    private static string Ordinal(int number) =>
        number switch
        {
            2 => "second",
            3 => "third",
            4 => "fourth",
            5 => "fifth",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"{number}{(number % 100 is 11 or 12 or 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" })}"
            ),
        };

    private static string Duration(TimeSpan window) =>
        window.TotalHours >= 48
            ? string.Create(CultureInfo.InvariantCulture, $"{window.TotalDays:0.#} days")
            : string.Create(CultureInfo.InvariantCulture, $"{window.TotalHours:0.#} hours");
}
