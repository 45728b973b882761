using System.Globalization;
using System.Text.Json.Nodes;

namespace Belong.FakeDiscord.Contract;

/// <summary>
/// A query parameter as the JSON value that it stands for: short whole numbers and truth values, else text.
/// </summary>
internal static class QueryValue
{
    // Snowflakes have 17 digits or more and are text in the description.
    private const int LongestNumber = 15;

    public static JsonNode Read(string text) =>
        text.Length <= LongestNumber
        && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
        : bool.TryParse(text, out var truth) ? truth
        : text;
}
