namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>What follows from a close code (Discord, opcodes and status codes, "Gateway Close Event Codes").</summary>
internal static class GatewayCloseCode
{
    /// <summary>Ends the session on Discord's side too.</summary>
    public const int Normal = 1000;

    /// <summary>
    /// Any code of an application's own leaves the session resumable; Discord uses those from 4000 to 4014.
    /// </summary>
    public const int Resumable = 4900;

    /// <summary>The intents that have to be switched on in the developer portal, by their bits.</summary>
    private static readonly (ulong Bit, string Name)[] Privileged =
    [
        (1UL << 1, "Server Members Intent"),
        (1UL << 8, "Presence Intent"),
        (1UL << 15, "Message Content Intent"),
    ];

    /// <summary>Whether the session is lost with the connection.</summary>
    public static bool EndsSession(int? code) => code is 4007 or 4009;

    /// <summary>What the code means, for the log.</summary>
    public static string Meaning(int? code) =>
        code switch
        {
            null => "the connection was cut",
            4000 => "Discord met an unknown error (4000)",
            4001 => "Discord did not know an opcode (4001)",
            4002 => "Discord could not read a payload (4002)",
            4003 => "Discord had no session for this connection (4003)",
            4005 => "Discord had a session for this connection already (4005)",
            4007 => "Discord did not accept the sequence number (4007)",
            4008 => "Discord found that too much was sent (4008)",
            4009 => "Discord ended the session for want of heartbeats (4009)",
            _ => $"Discord closed the connection ({code})",
        };

    /// <summary>The fault that has to be repaired by a person, if the code means one.</summary>
    public static GatewayFatalException? Fatal(int? code, GatewayOptions options, int shard, int shardCount) =>
        Explanation(code, options, shard, shardCount) is { } why ? new GatewayFatalException(code, why) : null;

    private static string? Explanation(int? code, GatewayOptions options, int shard, int shardCount) =>
        code switch
        {
            4004 => "Discord does not accept the bot's token (close code 4004). Copy the token again, or reset it, at "
                + "https://discord.com/developers/applications (the application, then Bot, then Reset Token), and put "
                + "it "
                + "into the bot's settings.",
            4010 => $"Discord does not accept shard {shard} of {shardCount} (close code 4010). Correct the number of "
                + $"shards and the shards "
                + "of this process in the settings, or leave both out.",
            4011 =>
                $"The bot is in too many guilds for {shardCount} shard(s) (close code 4011): a shard carries at most "
                    + $"2,500. Raise the number "
                    + "of shards in the settings, or leave it out to have the number that Discord recommends.",
            4012 =>
                "Discord no longer offers version 10 of its gateway (close code 4012). Install a newer version of the "
                    + "bot.",
            4013 => $"Discord does not know some of the intents {options.Intents} (close code 4013). Install a newer "
                + $"version of the bot.",
            4014 => $"Discord does not allow the bot these intents (close code 4014): {PrivilegedOf(options.Intents)}. "
                + $"Switch them on at "
                + "https://discord.com/developers/applications (the application, then Bot, then Privileged Gateway "
                + "Intents) and start the bot again. "
                + "An application that reaches 10,000 users or more has to be approved for them first.",
            _ => null,
        };

    private static string PrivilegedOf(ulong intents)
    {
        var names = Privileged.Where(intent => (intents & intent.Bit) != 0).Select(intent => intent.Name).ToList();
        return names.Count > 0 ? string.Join(", ", names) : $"those of the number {intents}";
    }
}
