namespace Belong.Bot.Platforms.Discord;

/// <summary>The bot cannot work on Discord as it is set up: what is the matter, and what to do about it.</summary>
internal sealed class DiscordSetupException(string message) : Exception(message);
