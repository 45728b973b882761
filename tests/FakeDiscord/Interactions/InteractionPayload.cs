using System.Globalization;
using System.Text.Json.Nodes;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Interactions;

/// <summary>
/// INTERACTION_CREATE's payload. Content comes whether the bot has the message content intent or not.
/// </summary>
internal static class InteractionPayload
{
    public static JsonObject Of(Interaction interaction, JsonObject? data, DiscordWorld world)
    {
        var channel = interaction.Channel;
        var json = new JsonObject
        {
            ["id"] = interaction.Id.ToString(),
            ["application_id"] = world.App.Id.ToString(),
            ["type"] = (int)interaction.Kind,
            ["token"] = interaction.Token,
            ["version"] = 1,
            ["channel_id"] = channel.Id.ToString(),
            ["channel"] = channel.ToJson(),
            ["locale"] = "en-GB",
            ["entitlements"] = new JsonArray(),
            ["attachment_size_limit"] = 10_485_760,
            ["app_permissions"] = Bits(
                channel.Guild is null
                    ? Permission.Everyday
                    : FakeAccess.In(channel, channel.Guild.MemberOf(world.App.Bot.Id)!, world.Now)
            ),
            ["authorizing_integration_owners"] = new JsonObject { ["0"] = channel.Guild?.Id.ToString() ?? "0" },
            ["context"] = channel.Guild is null ? 1 : 0,
        };
        if (data is not null)
            json["data"] = data;
        if (interaction.Source is { } source)
            json["message"] = source.ToJson();
        if (channel.Guild is not { } guild)
        {
            json["user"] = interaction.User.ToJson();
            return json;
        }

        var member = guild.MemberOf(interaction.User.Id)!;
        var shown = member.ToJson();
        shown["permissions"] = Bits(FakeAccess.In(channel, member, world.Now));
        json["member"] = shown;
        json["guild_id"] = guild.Id.ToString();
        json["guild_locale"] = "en-GB";
        json["guild"] = new JsonObject
        {
            ["id"] = guild.Id.ToString(),
            ["locale"] = "en-GB",
            ["features"] = new JsonArray(),
        };
        return json;
    }

    private static string Bits(Permission permissions) => ((ulong)permissions).ToString(CultureInfo.InvariantCulture);
}
