namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>
/// How many sessions may still be started (session_start_limit). A bot that exceeds it loses all its sessions and its
/// token.
/// </summary>
/// <param name="Total">Starts allowed in a day.</param>
/// <param name="Remaining">Starts left.</param>
/// <param name="ResetAfter">When <paramref name="Remaining"/> is <paramref name="Total"/> again.</param>
/// <param name="MaxConcurrency">How many shards may identify in the same five seconds.</param>
internal sealed record SessionStartLimit(int Total, int Remaining, TimeSpan ResetAfter, int MaxConcurrency);
