namespace Belong.Bot.Platforms.Discord.Memory;

/// <summary>The ledger's file cannot be used: what is the matter with it, and what to do about it.</summary>
internal sealed class LedgerException(string message, Exception? inner = null) : Exception(message, inner);
