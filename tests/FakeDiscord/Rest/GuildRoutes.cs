using System.Text.Json.Nodes;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Rest;

/// <summary>A guild, its channels, roles, active threads and audit log.</summary>
internal static class GuildRoutes
{
    public static IEnumerable<RestRoute> All =>
        [
            new("GET", "/guilds/{guild_id}", Guild),
            new("GET", "/guilds/{guild_id}/channels", Channels),
            new("POST", "/guilds/{guild_id}/channels", CreateChannel),
            new("GET", "/guilds/{guild_id}/roles", Roles),
            new("GET", "/guilds/{guild_id}/threads/active", ActiveThreads),
            new("GET", "/guilds/{guild_id}/audit-logs", AuditLog),
        ];

    private static RestAnswer Guild(RestCall call)
    {
        var guild = call.Guild();
        var json = guild.ToJson();
        if (call.Query["with_counts"] == "true")
        {
            json["approximate_member_count"] = guild.Members.Count;
            json["approximate_presence_count"] = 0;
        }

        return RestAnswer.Ok(json);
    }

    private static RestAnswer Channels(RestCall call) =>
        RestAnswer.Ok(call.Guild().Channels.Select(channel => (JsonNode)channel.ToJson()).ToJsonArray());

    private static RestAnswer CreateChannel(RestCall call)
    {
        var guild = call.Guild();
        call.Require(guild, Permission.ManageChannels);
        var kind = (ChannelKind)(call.Body.Number("type") ?? 0);
        if (kind is not (ChannelKind.Text or ChannelKind.Announcement or ChannelKind.Forum))
            throw new RestFailure(RestError.WrongChannelType);
        var overwrites = call.Body.Items("permission_overwrites").Select(OverwriteForm.Read);
        return RestAnswer.Created(call.World.Places.Add(guild, call.Body.Text("name")!, kind, overwrites).ToJson());
    }

    private static RestAnswer Roles(RestCall call) =>
        RestAnswer.Ok(call.Guild().Roles.Select(role => (JsonNode)role.ToJson()).ToJsonArray());

    private static RestAnswer ActiveThreads(RestCall call)
    {
        var threads = call.Guild()
            .Threads.Where(thread =>
                !thread.Thread!.Archived && FakeAccess.MaySee(thread, call.Bot, call.Bot, call.World.Now)
            )
            .OrderByDescending(thread => thread.Id)
            .ToList();
        return RestAnswer.Ok(
            new JsonObject
            {
                ["threads"] = threads.Select(thread => (JsonNode)thread.ToJson()).ToJsonArray(),
                ["members"] = threads
                    .Where(thread => thread.Thread!.Joined.ContainsKey(call.Bot.Id))
                    .Select(thread => (JsonNode)thread.Thread!.MemberJson(thread, call.Bot.Id))
                    .ToJsonArray(),
                ["has_more"] = false,
            }
        );
    }

    private static RestAnswer AuditLog(RestCall call)
    {
        var guild = call.Guild();
        call.Require(guild, Permission.ViewAuditLog);
        var after = call.QueryId("after");
        var chosen = guild.Entries.Where(entry => entry.Id.CreatedAt > call.World.Now.AddDays(-45));
        if (call.QueryId("user_id") is { } by)
            chosen = chosen.Where(entry => entry.By.Id == by);
        if (call.QueryId("target_id") is { } target)
            chosen = chosen.Where(entry => entry.Target == target);
        if (call.QueryNumber("action_type", 0) is > 0 and var act)
            chosen = chosen.Where(entry => (int)entry.Act == act);
        if (call.QueryId("before") is { } before)
            chosen = chosen.Where(entry => entry.Id < before);

        // With "after" the oldest come first, else the newest.
        chosen = after is { } since ? chosen.Where(entry => entry.Id > since) : chosen.Reverse();
        var entries = chosen.Take(call.QueryNumber("limit", 50)).ToList();
        var users = entries
            .Select(entry => entry.By)
            .Concat(
                entries
                    .Where(entry => entry.Target is not null)
                    .Select(entry => call.World.UsersById.GetValueOrDefault(entry.Target!.Value))
                    .OfType<User>()
            )
            .Distinct();
        return RestAnswer.Ok(
            new JsonObject
            {
                ["audit_log_entries"] = entries.Select(entry => (JsonNode)entry.ToJson()).ToJsonArray(),
                ["users"] = users.Select(user => (JsonNode)user.ToJson()).ToJsonArray(),
                ["integrations"] = new JsonArray(),
                ["webhooks"] = new JsonArray(),
                ["guild_scheduled_events"] = new JsonArray(),
                ["threads"] = new JsonArray(),
                ["application_commands"] = new JsonArray(),
                ["auto_moderation_rules"] = new JsonArray(),
            }
        );
    }
}
