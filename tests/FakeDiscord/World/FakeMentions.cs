using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Belong.FakeDiscord.World;

/// <summary>Whom a message pings: what its text names, as far as `allowed_mentions` lets it.</summary>
internal static partial class FakeMentions
{
    public static void Resolve(Message message, DiscordWorld world)
    {
        var allowed = message.AllowedMentions;
        message.Mentions =
        [
            .. UserMention()
                .Matches(message.Content)
                .Select(match => Snowflake.Parse(match.Groups[1].Value))
                .Concat(RepliedUser(message))
                .Distinct()
                .Where(id => Allows(allowed, "users", id) || IsRepliedUser(message, id))
                .Where(world.UsersById.ContainsKey)
                .Select(id => world.UsersById[id]),
        ];
        message.MentionedRoles =
        [
            .. RoleMention()
                .Matches(message.Content)
                .Select(match => Snowflake.Parse(match.Groups[1].Value))
                .Distinct()
                .Where(id => Allows(allowed, "roles", id) && message.Channel.Guild?.RolesById.ContainsKey(id) == true),
        ];
        message.MentionsEveryone =
            EveryoneMention().IsMatch(message.Content)
            && Parses(allowed, "everyone")
            && MayPingEveryone(message, world);
    }

    private static IEnumerable<Snowflake> RepliedUser(Message message) =>
        message.RepliesTo is { } replied
        && (message.AllowedMentions is null || message.AllowedMentions.Truth("replied_user") == true)
            ? [replied.Author.Id]
            : [];

    private static bool IsRepliedUser(Message message, Snowflake id) => RepliedUser(message).Contains(id);

    private static bool Allows(JsonObject? allowed, string kind, Snowflake id) =>
        Parses(allowed, kind) || allowed.Items(kind).Any(item => item?.ToString() == id.ToString());

    private static bool Parses(JsonObject? allowed, string kind) =>
        allowed is null || allowed.Items("parse").Any(item => item?.ToString() == kind);

    private static bool MayPingEveryone(Message message, DiscordWorld world) =>
        message.Channel.Guild?.MemberOf(message.Author.Id) is { } member
        && FakeAccess.In(message.Channel, member, world.Now).HasFlag(Permission.MentionEveryone);

    [GeneratedRegex(@"<@!?(\d{1,19})>")]
    private static partial Regex UserMention();

    [GeneratedRegex(@"<@&(\d{1,19})>")]
    private static partial Regex RoleMention();

    [GeneratedRegex(@"@(everyone|here)\b")]
    private static partial Regex EveryoneMention();
}
