using System.Globalization;

namespace Belong.Bot.Platforms.Local;

/// <summary>Who is asking, and what they may see.</summary>
internal sealed class Access(LocalCommunity community)
{
    /// <summary>The person named by <c>as</c>, also one who was removed.</summary>
    public Outcome<LocalMember> Person(string? who, string field = "as")
    {
        if (string.IsNullOrWhiteSpace(who))
        {
            return Problem.Malformed($"Say who is asking: '{field}' is a member's id, for example member-1.", field);
        }

        return community.Members.Find(who) switch
        {
            null => Problem.NotFound($"There is no member '{Shorten(who)}'. GET /local/members lists them.", field),
            { IsBot: true } => Problem.Forbidden("Nobody can act as the bot. Name a member.", field),
            var person => person,
        };
    }

    /// <summary>The person named by <c>as</c>, who must not have been removed.</summary>
    public Outcome<LocalMember> Participant(string? who)
    {
        if (Person(who).Fails(out var problem, out var person))
        {
            return problem;
        }

        return person.Removed
            ? Problem.Forbidden(
                $"{person.Name} has been removed from the community and can no longer speak or read here. "
                    + "Their inbox stays open to them.",
                "as"
            )
            : person;
    }

    /// <summary>The person named by <c>as</c>, who must be allowed to speak now.</summary>
    public Outcome<LocalMember> Speaker(string? who)
    {
        if (Participant(who).Fails(out var problem, out var person))
        {
            return problem;
        }

        return person.IsTimedOut(community.Now)
            ? Problem.Forbidden(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{person.Name} is timed out until {person.TimedOutUntil:yyyy-MM-dd HH:mm} UTC, "
                ) + "and can read but not speak until then.",
                "as"
            )
            : person;
    }

    public Outcome<LocalChannel> Channel(string? nameOrId, LocalMember person, string field = "channel")
    {
        if (string.IsNullOrWhiteSpace(nameOrId))
        {
            return Problem.Malformed($"Name a channel in '{field}', for example forum.", field);
        }

        return community.Channels.Find(nameOrId) switch
        {
            null => Problem.NotFound(
                $"There is no channel '{Shorten(nameOrId)}'. GET /local/channels?as= lists yours.",
                field
            ),
            var channel when !channel.IsSeenBy(person) => Problem.Forbidden(
                $"{person.Name} does not have the role for the channel '{channel.Slug}'.",
                field
            ),
            var channel => channel,
        };
    }

    /// <summary>A message that the person may see; to others it does not exist.</summary>
    public Outcome<LocalMessage> Message(string id, LocalMember person, string field = "message")
    {
        var message = LocalId.NumberInLink(id) is { } number ? community.FindMessage(number) : null;
        return message is null || !community.Channels[message.Channel].IsSeenBy(person)
            ? Problem.NotFound($"There is no message '{Shorten(id)}' that {person.Name} can see.", field)
            : message;
    }

    /// <summary>What somebody sent, short enough to be shown to them again.</summary>
    public static string Shorten(string text) => text.Length <= 60 ? text : text[..57] + "...";
}
