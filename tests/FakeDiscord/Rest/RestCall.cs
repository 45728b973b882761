using System.Globalization;
using System.Text.Json.Nodes;
using Belong.FakeDiscord.World;
using Microsoft.AspNetCore.Http;

namespace Belong.FakeDiscord.Rest;

/// <summary>A request whose shape is known to be right.</summary>
/// <param name="Values">The path's parameters.</param>
/// <param name="Body">Null when there is none.</param>
/// <param name="Files">Uploaded files as attachments; empty for JSON bodies.</param>
/// <param name="Reason">For the audit log.</param>
internal sealed record RestCall(
    DiscordWorld World,
    IReadOnlyDictionary<string, string> Values,
    IQueryCollection Query,
    JsonNode? Body,
    JsonArray Files,
    string? Reason
)
{
    public User Bot => World.App.Bot;

    public string Value(string name) => Values[name];

    /// <summary>An id in the path; one that is none is what Discord calls a form error.</summary>
    public Snowflake Id(string name) =>
        Snowflake.TryParse(Values[name], out var id)
            ? id
            : throw InvalidForm.At(name, "NUMBER_TYPE_COERCE", $"Value \"{Values[name]}\" is not snowflake.");

    /// <summary>An id in the query; null when absent.</summary>
    public Snowflake? QueryId(string name) => Snowflake.TryParse(Query[name], out var id) ? id : null;

    public int QueryNumber(string name, int otherwise) =>
        int.TryParse(Query[name], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;

    /// <summary>The guild of the path; unknown to a bot that is not in it.</summary>
    public Guild Guild()
    {
        if (!World.GuildsById.TryGetValue(Id("guild_id"), out var guild))
            throw new RestFailure(RestError.UnknownGuild);
        return guild.MemberOf(Bot.Id) is null ? throw new RestFailure(RestError.UnknownGuild) : guild;
    }

    /// <summary>The channel of the path, which the bot must see.</summary>
    public Channel Channel(string name = "channel_id")
    {
        if (!World.ChannelsById.TryGetValue(Id(name), out var channel))
            throw new RestFailure(RestError.UnknownChannel);
        return FakeAccess.MaySee(channel, Bot, Bot, World.Now)
            ? channel
            : throw new RestFailure(RestError.MissingAccess);
    }

    /// <summary>A message of the path that the bot can see: not an ephemeral one.</summary>
    public Message Message(Channel channel, string name = "message_id") =>
        channel.Log.Find(Id(name)) is { IsEphemeral: false } message
            ? message
            : throw new RestFailure(RestError.UnknownMessage);

    public Member Member(Guild guild) =>
        guild.MemberOf(Id("user_id")) ?? throw new RestFailure(RestError.UnknownMember);

    public User User(Snowflake id) =>
        World.UsersById.TryGetValue(id, out var user) ? user : throw new RestFailure(RestError.UnknownUser);

    public Permission Permissions(Guild guild) => FakeAccess.In(guild, guild.MemberOf(Bot.Id)!, World.Now);

    public Permission Permissions(Channel channel) =>
        channel.Guild is null ? Permission.All : FakeAccess.In(channel, channel.Guild.MemberOf(Bot.Id)!, World.Now);

    public void Require(Guild guild, Permission permission)
    {
        if (!Permissions(guild).HasFlag(permission))
            throw new RestFailure(RestError.MissingPermissions);
    }

    public void Require(Channel channel, Permission permission)
    {
        if (!Permissions(channel).HasFlag(permission))
            throw new RestFailure(RestError.MissingPermissions);
    }

    /// <summary>The bot's rank must be above the target's.</summary>
    public void RequireRankOver(Member target)
    {
        if (!FakeAccess.Outranks(target.Guild.MemberOf(Bot.Id)!, target))
            throw new RestFailure(RestError.MissingPermissions);
    }

    public bool HasIntent(Gateway.Intents intent) => World.App.Granted.HasFlag(intent);
}
