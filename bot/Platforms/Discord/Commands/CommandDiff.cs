using System.Text.Json;

namespace Belong.Bot.Platforms.Discord.Commands;

/// <summary>
/// Whether a command stands at Discord as it is wanted. What Discord adds or leaves out by default makes no difference.
/// </summary>
internal static class CommandDiff
{
    private static readonly string[] Compared =
    [
        "name",
        "name_localizations",
        "description",
        "description_localizations",
        "default_member_permissions",
        "contexts",
        "required",
        "autocomplete",
        "min_value",
        "max_value",
        "min_length",
        "max_length",
        "value",
    ];

    /// <summary>What tells commands apart: their kind and name.</summary>
    public static (long Type, string Name) KeyOf(JsonElement command) =>
        (command.Number("type") ?? 1, command.Text("name") ?? "");

    public static bool IsSame(JsonElement one, JsonElement other) =>
        (one.Number("type") ?? 1) == (other.Number("type") ?? 1)
        && Compared.All(name => IsSameValue(one.At(name), other.At(name)))
        && AreSame(one, other, "options")
        && AreSame(one, other, "choices");

    private static bool AreSame(JsonElement one, JsonElement other, string name)
    {
        var (mine, theirs) = (one.List(name).ToList(), other.List(name).ToList());
        return mine.Count == theirs.Count && mine.Zip(theirs).All(pair => IsSame(pair.First, pair.Second));
    }

    private static bool IsSameValue(JsonElement one, JsonElement other) =>
        (IsNothing(one) && IsNothing(other)) || (!IsNothing(one) && !IsNothing(other) && Text(one) == Text(other));

    private static string Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Object => string.Join(
                '\n',
                value
                    .EnumerateObject()
                    .OrderBy(one => one.Name, StringComparer.Ordinal)
                    .Select(one => $"{one.Name}={one.Value}")
            ),
            JsonValueKind.Array => string.Join(
                ',',
                value.EnumerateArray().Select(one => one.ToString()).Order(StringComparer.Ordinal)
            ),
            _ => value.GetRawText(),
        };

    private static bool IsNothing(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.False => true,
            JsonValueKind.String => value.GetString()!.Length == 0,
            JsonValueKind.Object => !value.EnumerateObject().Any(),
            JsonValueKind.Array => value.GetArrayLength() == 0,
            _ => false,
        };
}
