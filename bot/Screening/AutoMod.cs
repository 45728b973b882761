using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Screening;

/// <summary>
/// The detector that is the platform's own filter: what it held back or flagged becomes evidence, also when the message
/// never appeared.
/// </summary>
internal sealed class AutoMod(AutoModOptions options)
{
    public const string Name = "AutoMod";

    public bool IsOn => options.Enabled;

    /// <summary>The filter's finding together with what the other detectors make of the same words.</summary>
    /// <param name="filtered">What the filter did.</param>
    /// <param name="screened">The flag of the other detectors; null where they found nothing.</param>
    /// <param name="late">Read after a stop, not as it happened.</param>
    public Flag FlagOf(ChatEvent.FilteredByPlatform filtered, Flag? screened, bool late)
    {
        var reference = filtered is { Channel: { } channel, Message: { } message }
            ? new MessageReference(channel, message, 0, Link: null)
            : new MessageReference(
                filtered.Channel ?? new ChannelId(filtered.Community.Value),
                new MessageId(filtered.Key),
                0,
                Link: null,
                NeverPosted: true
            );
        var text = WordsOf(filtered);
        var reason = new FlagReason(
            FlagCategory.PlatformFilter,
            ClauseOf(filtered.Rule),
            1,
            Name,
            $"the platform's rule '{filtered.Rule}' {(reference.NeverPosted ? "held it back" : "flagged it")}"
        );
        return new Flag(
            reference,
            text,
            filtered.At,
            // The umbrella clause comes last where another detector says more closely what it is.
            screened is null
                ? [reason]
                : [.. screened.Reasons, reason],
            Evidence.Merge([.. Marks(text, filtered.Matched), .. screened?.Marks ?? []])
        )
        {
            Urgent = screened?.Urgent ?? false,
            Late = late,
        };
    }

    /// <summary>The text, or as much of it as the platform tells.</summary>
    public static string WordsOf(ChatEvent.FilteredByPlatform filtered) => filtered.Text ?? filtered.Matched ?? "";

    private ClauseId ClauseOf(string rule) => new(options.Rules.GetValueOrDefault(rule) ?? options.Clause);

    private static IEnumerable<TextMark> Marks(string text, string? matched)
    {
        var at = string.IsNullOrEmpty(matched) ? -1 : text.IndexOf(matched, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? [] : [new TextMark(at, matched!.Length, FlagCategory.PlatformFilter.Label)];
    }
}
