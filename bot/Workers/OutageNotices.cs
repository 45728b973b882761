using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Desk;
using Belong.Bot.Outbox;

namespace Belong.Bot.Workers;

/// <summary>What moderators are told of the bot's own troubles: each once, and never a burst.</summary>
internal sealed class OutageNotices(ICursors cursors, IRecord record, DegradedModes modes, TimeProvider time)
{
    /// <summary>An outage in which nothing was said is worth a word from this length on.</summary>
    private static readonly TimeSpan Noteworthy = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Announces a degraded mode when it begins and when it is over. What was announced is remembered beyond a restart,
    /// so that a platform may say the same again at each start.
    /// </summary>
    public async Task TakeAsync(ChatEvent.Degraded change, CancellationToken cancellationToken)
    {
        modes.Take(change);
        var job = $"degraded:{change.Community}:{change.Name}";
        var announced = await cursors.FindAsync(job, cancellationToken) is { Note: not null };
        if (announced == change.Remedy is not null)
            return;

        var text = change.Remedy is { } remedy
            ? $"The bot can do less than it should ({change.Name}). {remedy}"
            : $"Over: the bot can do again what it should ({change.Name}).";
        await record.AppendAsync(
            new Entry(change.Community)
            {
                Job = new JobCursor(job, time.GetUtcNow(), change.Remedy),
                Effects = [new Effect.Announce(Queue.Moderators, text)],
            },
            cancellationToken
        );
    }

    /// <summary>One digest of what was read afterwards.</summary>
    /// <param name="caughtUp">What the platform says of it.</param>
    /// <param name="flagged">How much of it was flagged.</param>
    /// <param name="cancellationToken">Stops storing it.</param>
    public async Task TakeAsync(ChatEvent.CaughtUp caughtUp, int flagged, CancellationToken cancellationToken)
    {
        if (caughtUp.Messages == 0 && (caughtUp.Since is not { } start || time.GetUtcNow() - start < Noteworthy))
            return;

        // From the last that was heard, or the first that was not, until now: when exactly the bot went, nobody knows.
        var since = caughtUp.Since is { } from
            ? $"between {Wording.Time(from)} and {Wording.Time(time.GetUtcNow())}"
            : "for a while";
        var late = flagged switch
        {
            0 => "none of them was flagged",
            1 => "one of them was flagged",
            _ => $"{flagged} of them were flagged",
        };
        var text =
            caughtUp.Messages == 0
                ? $"The bot did not hear what was said {since}. Nothing was found when it read back."
                : $"The bot did not hear what was said {since}, and has read it now: "
                    + $"{Count(caughtUp.Messages, "message or edit", "messages and edits")} in "
                    + $"{Count(caughtUp.Channels, "channel", "channels")}; {late}, marked as read late. Nothing was "
                    + $"done "
                    + $"by itself.";
        if (caughtUp.CannotKnow.Count > 0)
            text += $" What cannot be known afterwards: {string.Join("; ", caughtUp.CannotKnow)}.";
        await record.AppendAsync(
            new Entry(caughtUp.Community) { Effects = [new Effect.Announce(Queue.Moderators, text)] },
            cancellationToken
        );
    }

    private static string Count(int number, string one, string many) => number == 1 ? $"one {one}" : $"{number} {many}";
}
