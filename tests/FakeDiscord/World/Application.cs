using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Belong.FakeDiscord.World;

/// <summary>
/// The one application that the fake knows: the bot, its token, and what is switched on for it in the portal.
/// </summary>
public sealed class Application(Snowflake id, User bot, User owner, string token)
{
    public Snowflake Id { get; } = id;

    public User Bot { get; } = bot;

    public User Owner { get; } = owner;

    /// <summary>The bot's token; a new one after <see cref="ResetToken"/>.</summary>
    public string Token { get; private set; } = token;

    /// <summary>How often the token was reset because the bot identified too often.</summary>
    public int TokenResets { get; private set; }

    /// <summary>The privileged intents granted in the developer portal.</summary>
    public Gateway.Intents Granted { get; internal set; } =
        Gateway.Intents.GuildMembers | Gateway.Intents.MessageContent | Gateway.Intents.GuildPresences;

    internal void ResetToken()
    {
        Token = $"{Id}.{Convert.ToHexString(RandomNumberGenerator.GetBytes(16))}";
        TokenResets++;
    }

    internal JsonObject ToJson(int guilds) =>
        new()
        {
            ["id"] = Id.ToString(),
            ["name"] = Bot.Name,
            ["icon"] = null,
            ["description"] = "",
            ["type"] = null,
            ["bot"] = Bot.ToJson(),
            ["bot_public"] = false,
            ["bot_require_code_grant"] = false,
            ["verify_key"] = new string('0', 64),
            ["flags"] = Flags,
            ["flags_new"] = Flags.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["redirect_uris"] = new JsonArray(),
            ["interactions_endpoint_url"] = null,
            ["role_connections_verification_url"] = null,
            ["owner"] = Owner.ToJson(),
            ["approximate_guild_count"] = guilds,
            ["approximate_user_install_count"] = 0,
            ["approximate_user_authorization_count"] = 0,
            ["explicit_content_filter"] = 0,
            ["team"] = null,
            ["eligible_oauth2_scopes"] = new JsonArray(),
        };

    /// <summary>
    /// The portal's switches as application flags, each in its "limited" form of a bot in few guilds.
    /// </summary>
    internal int Flags =>
        (Granted.HasFlag(Gateway.Intents.GuildPresences) ? 1 << 13 : 0)
        | (Granted.HasFlag(Gateway.Intents.GuildMembers) ? 1 << 15 : 0)
        | (Granted.HasFlag(Gateway.Intents.MessageContent) ? 1 << 19 : 0);
}
