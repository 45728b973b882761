using System.Text.Json;

namespace Belong.Bot.Platforms.Discord;

/// <summary>The bot's application: its id, and which privileged intents are switched on for it.</summary>
/// <param name="Id">Commands belong to it.</param>
/// <param name="HasMembers">The Server Members Intent.</param>
/// <param name="HasContent">The Message Content Intent.</param>
internal readonly record struct ApplicationFlags(ulong Id, bool HasMembers, bool HasContent)
{
    private const ulong Guilds = 1UL << 0;
    private const ulong GuildMembers = 1UL << 1;
    private const ulong GuildModeration = 1UL << 2;
    private const ulong GuildMessages = 1UL << 9;
    private const ulong MessageContent = 1UL << 15;
    private const ulong AutoModerationConfiguration = 1UL << 20;
    private const ulong AutoModerationExecution = 1UL << 21;

    // Each flag and its form for bots in few servers.
    private const ulong MembersFlags = (1UL << 14) | (1UL << 15);
    private const ulong ContentFlags = (1UL << 18) | (1UL << 19);

    /// <summary>
    /// What the bot may ask of the gateway: an intent that is not switched on would end every session (4014).
    /// </summary>
    public ulong Intents =>
        Guilds
        | GuildModeration
        | GuildMessages
        | AutoModerationConfiguration
        | AutoModerationExecution
        | (HasMembers ? GuildMembers : 0)
        | (HasContent ? MessageContent : 0);

    public static ApplicationFlags Read(JsonElement application)
    {
        var flags = application.Bits("flags") | application.Bits("flags_new");
        return new ApplicationFlags(
            application.Id("id") ?? 0,
            (flags & MembersFlags) != 0,
            (flags & ContentFlags) != 0
        );
    }
}
