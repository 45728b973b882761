using System.Globalization;
using System.Text.Json.Nodes;
using Belong.FakeDiscord.Gateway;
using Belong.FakeDiscord.Limits;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Rest;

/// <summary>Members: listing, finding, time-outs, nicknames, roles, kicks.</summary>
internal static class MemberRoutes
{
    private static readonly TimeSpan LongestTimeOut = TimeSpan.FromDays(28);

    public static IEnumerable<RestRoute> All =>
        [
            new("GET", "/guilds/{guild_id}/members", List),
            new("GET", "/guilds/{guild_id}/members/search", Search),
            new(
                "GET",
                "/guilds/{guild_id}/members/{user_id}",
                call => RestAnswer.Ok(call.Member(call.Guild()).ToJson())
            ),
            new("PATCH", "/guilds/{guild_id}/members/{user_id}", Change) { Limit = BucketLimit.MemberChange },
            new("DELETE", "/guilds/{guild_id}/members/{user_id}", Kick),
            new("PUT", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}", call => ChangeRole(call, give: true))
            {
                Limit = BucketLimit.MemberChange,
            },
            new("DELETE", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}", call => ChangeRole(call, give: false))
            {
                Limit = BucketLimit.MemberChange,
            },
        ];

    private static RestAnswer List(RestCall call)
    {
        var guild = call.Guild();
        if (!call.HasIntent(Intents.GuildMembers))
            throw new RestFailure(RestError.MissingAccess);
        var after = call.QueryId("after") ?? default;
        return RestAnswer.Ok(
            guild
                .Members.Where(member => member.Id > after)
                .Take(call.QueryNumber("limit", 1))
                .Select(member => (JsonNode)member.ToJson())
                .ToJsonArray()
        );
    }

    private static RestAnswer Search(RestCall call)
    {
        var query = call.Query["query"].ToString();
        return RestAnswer.Ok(
            call.Guild()
                .Members.Where(member =>
                    member.User.UserName.StartsWith(query, StringComparison.OrdinalIgnoreCase)
                    || member.User.Name.StartsWith(query, StringComparison.OrdinalIgnoreCase)
                    || member.Nick?.StartsWith(query, StringComparison.OrdinalIgnoreCase) == true
                )
                .Take(call.QueryNumber("limit", 1))
                .Select(member => (JsonNode)member.ToJson())
                .ToJsonArray()
        );
    }

    private static RestAnswer Change(RestCall call)
    {
        var guild = call.Guild();
        var member = call.Member(guild);
        if (call.Body.Names("communication_disabled_until"))
            TimeOut(call, guild, member);
        if (call.Body.Names("nick"))
            Rename(call, guild, member);
        if (call.Body.Names("roles"))
            SetRoles(call, guild, member);
        return RestAnswer.Ok(member.ToJson());
    }

    private static void TimeOut(RestCall call, Guild guild, Member member)
    {
        call.Require(guild, Permission.ModerateMembers);
        call.RequireRankOver(member);
        DateTimeOffset? until = call.Body.Text("communication_disabled_until") is { } text
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : null;
        if (until is not null && FakeAccess.In(guild, member, call.World.Now).HasFlag(Permission.Administrator))
            throw new RestFailure(RestError.MissingPermissions);
        if (until - call.World.Now > LongestTimeOut)
        {
            throw InvalidForm.At(
                "communication_disabled_until",
                "COMMUNICATION_DISABLED_UNTIL_TOO_LONG",
                "Must be at most 28 days in the future."
            );
        }

        call.World.People.TimeOut(member, until, call.Bot, call.Reason);
    }

    private static void Rename(RestCall call, Guild guild, Member member)
    {
        if (member.User == call.Bot)
        {
            call.Require(guild, Permission.ChangeNickname);
        }
        else
        {
            call.Require(guild, Permission.ManageNicknames);
            call.RequireRankOver(member);
        }

        var nick = call.Body.Text("nick");
        call.World.People.Rename(member, string.IsNullOrEmpty(nick) ? null : nick, call.Bot, call.Reason);
    }

    private static void SetRoles(RestCall call, Guild guild, Member member)
    {
        call.Require(guild, Permission.ManageRoles);
        var wanted = call.Body.Items("roles").Select(item => Snowflake.Parse(item!.GetValue<string>())).ToHashSet();
        var changed = wanted.Except(member.RoleIds).Concat(member.RoleIds.Except(wanted));
        foreach (var id in changed)
            RequireRankOver(call, guild, guild.RolesById.GetValueOrDefault(id));
        call.World.People.SetRoles(member, wanted, call.Bot, call.Reason);
    }

    private static RestAnswer ChangeRole(RestCall call, bool give)
    {
        var guild = call.Guild();
        var member = call.Member(guild);
        call.Require(guild, Permission.ManageRoles);
        var role = guild.RolesById.GetValueOrDefault(call.Id("role_id"));
        RequireRankOver(call, guild, role);
        var wanted = member.RoleIds.ToHashSet();
        if (give)
            wanted.Add(role!.Id);
        else
            wanted.Remove(role!.Id);
        call.World.People.SetRoles(member, wanted, call.Bot, call.Reason);
        return RestAnswer.NoContent;
    }

    /// <summary>Roles are given and taken only below one's own, and never @everyone or a bot's.</summary>
    private static void RequireRankOver(RestCall call, Guild guild, Role? role)
    {
        if (role is null)
            throw new RestFailure(RestError.UnknownRole);
        if (role.Id == guild.Id || role.OfBot is not null)
            throw new RestFailure(RestError.InvalidRole);
        var bot = guild.MemberOf(call.Bot.Id)!;
        if (guild.Owner != call.Bot && role.Position >= bot.Rank)
            throw new RestFailure(RestError.MissingPermissions);
    }

    private static RestAnswer Kick(RestCall call)
    {
        var guild = call.Guild();
        var member = call.Member(guild);
        call.Require(guild, Permission.KickMembers);
        call.RequireRankOver(member);
        call.World.People.Kick(member, call.Bot, call.Reason);
        return RestAnswer.NoContent;
    }
}
