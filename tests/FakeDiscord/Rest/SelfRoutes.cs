using System.Text.Json.Nodes;
using Belong.FakeDiscord.Gateway;
using Belong.FakeDiscord.Limits;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Rest;

/// <summary>Where the gateway is, who the bot is, and who others are.</summary>
internal sealed class SelfRoutes(GatewayHub hub, FakeDiscordOptions options, Func<string> gatewayAddress)
{
    public IEnumerable<RestRoute> All =>
        [
            new("GET", "/gateway", _ => RestAnswer.Ok(new JsonObject { ["url"] = gatewayAddress() })) { IsOpen = true },
            new("GET", "/gateway/bot", GatewayBot),
            new("GET", "/applications/@me", Application),
            new("GET", "/oauth2/applications/@me", Application),
            new("GET", "/users/@me", Me),
            new("GET", "/users/@me/guilds", MyGuilds),
            new("DELETE", "/users/@me/guilds/{guild_id}", LeaveGuild),
            new("GET", "/users/{user_id}", call => RestAnswer.Ok(call.User(call.Id("user_id")).ToJson())),
            new("POST", "/users/@me/channels", OpenDirect) { Limit = BucketLimit.DirectOpen },
        ];

    private RestAnswer GatewayBot(RestCall call) =>
        RestAnswer.Ok(
            new JsonObject
            {
                ["url"] = gatewayAddress(),
                ["shards"] = options.Shards,
                ["session_start_limit"] = new JsonObject
                {
                    ["total"] = options.SessionStarts,
                    ["remaining"] = hub.Identifying.Remaining,
                    ["reset_after"] = (long)hub.Identifying.ResetAfter.TotalMilliseconds,
                    ["max_concurrency"] = options.MaxConcurrency,
                },
            }
        );

    private static RestAnswer Application(RestCall call) =>
        RestAnswer.Ok(call.World.App.ToJson(call.World.GuildsOfBot.Count()));

    private static RestAnswer Me(RestCall call)
    {
        var me = call.Bot.ToJson();
        me["mfa_enabled"] = true;
        me["locale"] = "en-GB";
        return RestAnswer.Ok(me);
    }

    private static RestAnswer MyGuilds(RestCall call) =>
        RestAnswer.Ok(
            call.World.GuildsOfBot.Select(guild =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["id"] = guild.Id.ToString(),
                            ["name"] = guild.Name,
                            ["icon"] = null,
                            ["banner"] = null,
                            ["owner"] = false,
                            ["permissions"] = ((ulong)call.Permissions(guild)).ToString(
                                System.Globalization.CultureInfo.InvariantCulture
                            ),
                            ["features"] = new JsonArray(),
                        }
                )
                .ToJsonArray()
        );

    private static RestAnswer LeaveGuild(RestCall call)
    {
        call.World.People.Leave(call.Guild().MemberOf(call.Bot.Id)!);
        return RestAnswer.NoContent;
    }

    /// <summary>Opening succeeds with anybody; whether a message arrives is told on sending.</summary>
    private static RestAnswer OpenDirect(RestCall call)
    {
        var user = call.User(
            call.Body.Id("recipient_id")
                ?? throw InvalidForm.At("recipient_id", "BASE_TYPE_REQUIRED", "This field is required")
        );
        return user == call.Bot
            ? throw new RestFailure(RestError.CannotMessageSelf)
            : RestAnswer.Ok(call.World.Account.DirectWith(user).ToJson());
    }
}
