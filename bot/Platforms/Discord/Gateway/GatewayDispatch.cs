using System.Text.Json;

namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>One event (op 0).</summary>
/// <param name="Shard">The shard that it came by.</param>
/// <param name="Name">Its name (<c>t</c>).</param>
/// <param name="Sequence">Its number in the session (<c>s</c>); 0 where it has none. The same event may come
/// twice.</param>
/// <param name="Data">Its contents (<c>d</c>), in memory of their own: they may be kept and need not be disposed
/// of.</param>
internal readonly record struct GatewayDispatch(int Shard, string Name, long Sequence, JsonElement Data);
