using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Store;

/// <summary>
/// The statements that run for every message said. They are plain SQL, prepared once a batch: EF's change tracker costs
/// more for a row than all the rest of a message's way through the bot.
/// </summary>
internal static class ScreeningSql
{
    private const string IsKnown =
        "SELECT 1 FROM screened_messages WHERE community = $community AND message = $message AND edit = $edit";

    private const string Insert = """
        INSERT INTO screened_messages
            (community, message, edit, channel, author, at, fingerprint, scores, flagged)
        VALUES ($community, $message, $edit, $channel, $author, $at, $fingerprint, $scores, $flagged)
        ON CONFLICT (community, message, edit) DO NOTHING
        """;

    private const string Spoke = """
        INSERT INTO channels (community, channel, last_spoken) VALUES ($community, $channel, $at)
        ON CONFLICT (community, channel) DO UPDATE SET last_spoken = max(last_spoken, excluded.last_spoken)
        """;

    /// <summary>Those that were recorded before.</summary>
    public static HashSet<(MessageId Message, int Edit)> Known(
        BotDbContext context,
        CommunityId community,
        IEnumerable<(MessageId Message, int Edit)> said
    )
    {
        using var command = context.Prepare(IsKnown, "$community", "$message", "$edit");
        var values = command.Parameters;
        values[0].Value = community.Value;
        var known = new HashSet<(MessageId, int)>();
        foreach (var (message, edit) in said)
        {
            values[1].Value = message.Value;
            values[2].Value = edit;
            if (command.ExecuteScalar() is not null)
                known.Add((message, edit));
        }

        return known;
    }

    /// <returns>How many of them are new; known ones are left as they are.</returns>
    public static int Record(BotDbContext context, IReadOnlyCollection<ScreenedMessage> messages)
    {
        if (messages.Count == 0)
            return 0;

        using var command = context.Prepare(
            Insert,
            "$community",
            "$message",
            "$edit",
            "$channel",
            "$author",
            "$at",
            "$fingerprint",
            "$scores",
            "$flagged"
        );
        var values = command.Parameters;
        var added = 0;
        foreach (var message in messages)
        {
            values[0].Value = message.Community.Value;
            values[1].Value = message.Message.Value;
            values[2].Value = message.Edit;
            values[3].Value = message.Channel.Value;
            values[4].Value = message.Author.Value;
            values[5].Value = message.At.ToUnixTimeMilliseconds();
            values[6].Value = message.Fingerprint is { } fingerprint ? fingerprint : DBNull.Value;
            values[7].Value = ScoresJson.Write(message.Scores, message.Shadow);
            values[8].Value = message.Flagged ? 1 : 0;
            added += command.ExecuteNonQuery();
        }

        RecordSpeaking(context, messages);
        return added;
    }

    // An edit is not a new thing said.
    private static void RecordSpeaking(BotDbContext context, IEnumerable<ScreenedMessage> messages)
    {
        using var command = context.Prepare(Spoke, "$community", "$channel", "$at");
        var values = command.Parameters;
        foreach (
            var channel in messages
                .Where(message => message.Edit == 0)
                .GroupBy(message => (message.Community, message.Channel))
        )
        {
            values[0].Value = channel.Key.Community.Value;
            values[1].Value = channel.Key.Channel.Value;
            values[2].Value = channel.Max(message => message.At).ToUnixTimeMilliseconds();
            command.ExecuteNonQuery();
        }
    }
}
