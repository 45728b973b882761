namespace Belong.FakeDiscord.Gateway;

/// <summary>Which events a session gets.</summary>
[Flags]
public enum Intents : ulong
{
    None = 0,
    Guilds = 1 << 0,
    GuildMembers = 1 << 1,
    GuildModeration = 1 << 2,
    GuildPresences = 1 << 8,
    GuildMessages = 1 << 9,
    DirectMessages = 1 << 12,
    MessageContent = 1 << 15,
    AutoModerationConfiguration = 1 << 20,
    AutoModerationExecution = 1 << 21,

    /// <summary>Those that must be granted in the portal first.</summary>
    Privileged = GuildMembers | GuildPresences | MessageContent,

    /// <summary>Every bit that Discord has given a meaning; bits 17 to 19, 22 and 23 have none.</summary>
    Known = ((1UL << 17) - 1) | AutoModerationConfiguration | AutoModerationExecution | (1 << 24) | (1 << 25),
}
