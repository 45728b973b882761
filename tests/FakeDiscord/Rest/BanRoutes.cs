using System.Text.Json.Nodes;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Rest;

/// <summary>Bans, one by one and in bulk.</summary>
internal static class BanRoutes
{
    public static IEnumerable<RestRoute> All =>
        [
            new("GET", "/guilds/{guild_id}/bans", List),
            new("GET", "/guilds/{guild_id}/bans/{user_id}", Find),
            new("PUT", "/guilds/{guild_id}/bans/{user_id}", Ban),
            new("DELETE", "/guilds/{guild_id}/bans/{user_id}", Unban),
            new("POST", "/guilds/{guild_id}/bulk-ban", BanInBulk),
        ];

    private static RestAnswer List(RestCall call)
    {
        var guild = GuildWithPermission(call);
        IEnumerable<Ban> bans = guild.Bans;
        if (call.QueryId("after") is { } after)
            bans = bans.Where(ban => ban.User.Id > after);
        else if (call.QueryId("before") is { } before)
            bans = bans.Where(ban => ban.User.Id < before).Reverse().Take(call.QueryNumber("limit", 1000)).Reverse();
        return RestAnswer.Ok(
            bans.Take(call.QueryNumber("limit", 1000)).Select(ban => (JsonNode)ban.ToJson()).ToJsonArray()
        );
    }

    private static RestAnswer Find(RestCall call) => RestAnswer.Ok(BanOf(call, GuildWithPermission(call)).ToJson());

    private static RestAnswer Ban(RestCall call)
    {
        var guild = GuildWithPermission(call);
        var user = call.User(call.Id("user_id"));
        RequireBannable(call, guild, user);
        call.World.People.Ban(guild, user, call.Bot, call.Reason, Span(call));
        return RestAnswer.NoContent;
    }

    private static RestAnswer Unban(RestCall call)
    {
        var guild = GuildWithPermission(call);
        call.World.People.Unban(guild, BanOf(call, guild).User, call.Bot, call.Reason);
        return RestAnswer.NoContent;
    }

    private static RestAnswer BanInBulk(RestCall call)
    {
        var guild = GuildWithPermission(call);
        call.Require(guild, Permission.ManageGuild);
        var (banned, failed) = (new JsonArray(), new JsonArray());
        foreach (var text in call.Body.Items("user_ids").Select(item => item!.GetValue<string>()))
        {
            if (
                call.World.UsersById.TryGetValue(Snowflake.Parse(text), out var user)
                && IsBannable(call, guild, user)
                && !guild.BansByUser.ContainsKey(user.Id)
            )
            {
                call.World.People.Ban(guild, user, call.Bot, call.Reason, Span(call));
                banned.Add(text);
            }
            else
            {
                failed.Add(text);
            }
        }

        return banned.Count == 0
            ? throw new RestFailure(RestError.NobodyBanned)
            : RestAnswer.Ok(new JsonObject { ["banned_users"] = banned, ["failed_users"] = failed });
    }

    private static Guild GuildWithPermission(RestCall call)
    {
        var guild = call.Guild();
        call.Require(guild, Permission.BanMembers);
        return guild;
    }

    private static Ban BanOf(RestCall call, Guild guild) =>
        guild.BansByUser.GetValueOrDefault(call.Id("user_id")) ?? throw new RestFailure(RestError.UnknownBan);

    private static void RequireBannable(RestCall call, Guild guild, User user)
    {
        if (!IsBannable(call, guild, user))
            throw new RestFailure(RestError.MissingPermissions);
    }

    private static bool IsBannable(RestCall call, Guild guild, User user) =>
        user != guild.Owner
        && (guild.MemberOf(user.Id) is not { } member || FakeAccess.Outranks(guild.MemberOf(call.Bot.Id)!, member));

    private static TimeSpan Span(RestCall call) =>
        TimeSpan.FromSeconds(
            call.Body.Number("delete_message_seconds") ?? ((call.Body.Number("delete_message_days") ?? 0) * 86_400)
        );
}
