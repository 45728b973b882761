using System.Collections.Concurrent;
using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Discord.Events;

/// <summary>
/// What the bot can do less of than it should, each by a stable name: told when it changes, and once since the start in
/// either case. Whoever hears of it remembers what was told before the start.
/// </summary>
internal sealed class ModeChanges(ulong guild)
{
    public const string MessageContent = "message-content";
    public const string Members = "server-members";
    public const string AuditLog = "audit-log";
    public const string Commands = "commands";
    public const string Server = "server";

    private readonly ConcurrentDictionary<string, bool> _told = new();

    /// <summary>The event to tell; null where it was told since the start.</summary>
    public ChatEvent? Begin(string name, string remedy) => Tell(name, isDegraded: true, remedy);

    /// <summary>The event to tell; null where it was told since the start.</summary>
    public ChatEvent? End(string name) => Tell(name, isDegraded: false, remedy: null);

    private ChatEvent.Degraded? Tell(string name, bool isDegraded, string? remedy)
    {
        if (_told.TryGetValue(name, out var last) && last == isDegraded)
            return null;
        _told[name] = isDegraded;
        return new ChatEvent.Degraded(DiscordId.Community(guild), name, remedy);
    }
}
