using System.Collections.Concurrent;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Memory;

namespace Belong.Bot.Platforms.Discord.Events;

/// <summary>What the bot can do less of than it should, each by a stable name, told at each start while it lasts, and once when it is over.</summary>
internal sealed class DegradedModes(ulong guild, Ledger ledger)
{
    public const string MessageContent = "message-content";
    public const string Members = "server-members";
    public const string AuditLog = "audit-log";
    public const string Commands = "commands";

    private readonly ConcurrentDictionary<string, bool> _current = new();
    private readonly ConcurrentDictionary<string, bool> _over = new();

    /// <summary>The event to tell; null where it was told since the start.</summary>
    public ChatEvent? Begin(string name, string remedy)
    {
        if (!_current.TryAdd(name, true))
            return null;
        ledger.SetNote(guild, Note(name), "begun");
        return new ChatEvent.Degraded(DiscordId.Community(guild), name, remedy);
    }

    /// <summary>The event to tell; null where there is nothing that could be over, not even from before a restart.</summary>
    public ChatEvent? End(string name)
    {
        // Asked of every message: the ledger is looked at once.
        if (!_current.TryRemove(name, out _) && !_over.TryAdd(name, true))
            return null;
        _over.TryAdd(name, true);
        if (ledger.Note(guild, Note(name)) is null)
            return null;
        ledger.SetNote(guild, Note(name), null);
        return new ChatEvent.Degraded(DiscordId.Community(guild), name, null);
    }

    private static string Note(string name) => $"degraded:{name}";
}
