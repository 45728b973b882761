using System.Collections.Frozen;

namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>The events that are read, found by their names in UTF-8 without making strings.</summary>
internal sealed class GatewayEventNames
{
    /// <summary>The first event of a session.</summary>
    public const string Ready = "READY";

    /// <summary>The last event of a replay.</summary>
    public const string Resumed = "RESUMED";

    private const int Longest = 64;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _names;

    /// <param name="asked">The names that are handed on; the two that the gateway itself needs are added.</param>
    public GatewayEventNames(IEnumerable<string> asked) =>
        _names = asked
            .Append(Ready)
            .Append(Resumed)
            .ToFrozenSet(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The name as a string, or null where it is not asked for.</summary>
    public string? Find(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty || utf8.Length > Longest)
            return null;

        Span<char> letters = stackalloc char[Longest];
        for (var index = 0; index < utf8.Length; index++)
            letters[index] = (char)utf8[index];
        return _names.TryGetValue(letters[..utf8.Length], out var name) ? name : null;
    }
}
