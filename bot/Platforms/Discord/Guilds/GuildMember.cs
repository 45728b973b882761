using System.Collections.Immutable;
using System.Text.Json;

namespace Belong.Bot.Platforms.Discord.Guilds;

/// <summary>A member of a server as Discord last told of them.</summary>
internal sealed record GuildMember(ulong Id, string Name, ImmutableArray<ulong> Roles, bool IsBot)
{
    /// <summary>Until when they may not speak; may have passed.</summary>
    public DateTimeOffset? TimedOutUntil { get; init; }

    /// <param name="member">A guild member.</param>
    /// <param name="user">The person, where the member does not carry them itself.</param>
    public static GuildMember? Read(JsonElement member, JsonElement user = default)
    {
        var person = member.Has("user") ? member.At("user") : user;
        return person.Id("id") is { } id
            ? new GuildMember(id, member.Text("nick") ?? NameOf(person), [.. member.Ids("roles")], person.Flag("bot"))
            {
                TimedOutUntil = member.Instant("communication_disabled_until"),
            }
            : null;
    }

    /// <summary>How a person is shown where they have no name of the server's own.</summary>
    public static string NameOf(JsonElement user) =>
        user.Text("global_name") ?? user.Text("username") ?? user.Text("id") ?? "somebody";
}
