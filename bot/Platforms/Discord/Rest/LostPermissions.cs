using System.Collections.Concurrent;
using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Discord.Rest;

/// <summary>
/// What Discord has refused with 403 lately: it is not asked again for a while, since nothing but a person can change
/// the answer and each refusal counts against the bot. Forgotten at once when roles or channels change.
/// </summary>
internal sealed class LostPermissions(TimeProvider time)
{
    private const int Most = 1000;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, (long Since, string Message)> _lost = new();

    public void Remember(DiscordCall call, string message)
    {
        if (_lost.Count >= Most)
            _lost.Clear();
        _lost[Key(call)] = (time.GetTimestamp(), message);
    }

    /// <summary>Roles or channels have changed: what was refused may be allowed now.</summary>
    public void Forget() => _lost.Clear();

    /// <exception cref="PlatformException">Forbidden: as Discord said a short while ago.</exception>
    public void ThrowIfLost(DiscordCall call)
    {
        if (!_lost.TryGetValue(Key(call), out var lost))
            return;
        if (time.GetElapsedTime(lost.Since) < Pause)
            throw new PlatformException(PlatformFault.Forbidden, lost.Message);
        _lost.TryRemove(Key(call), out _);
    }

    // The whole path: what is refused for one member's rank is not refused for another's.
    private static string Key(DiscordCall call) => $"{call.Method} {call.Path.Split('?')[0]}";
}
