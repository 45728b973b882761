using System.Text.Json.Nodes;

namespace Belong.Tests.Support;

/// <summary>Reads cards and notices as a person would.</summary>
internal static class JsonNodeWords
{
    /// <summary>Whether the words stand anywhere in the text, the title or a field.</summary>
    public static bool Says(this JsonNode message, string words) =>
        message.Words().Contains(words, StringComparison.Ordinal);

    /// <summary>All words, a line each.</summary>
    public static string Words(this JsonNode message)
    {
        var card = message["card"] ?? message;
        IEnumerable<string?> lines =
        [
            message["text"]?.GetValue<string>(),
            card["title"]?.GetValue<string>(),
            .. card["fields"]?.AsArray().Select(field => $"{field!["name"]}: {field["value"]}") ?? [],
        ];
        return string.Join("\n", lines.OfType<string>());
    }

    /// <summary>A card's field by its name; empty when it has none.</summary>
    public static string Field(this JsonNode message, string name) =>
        (message["card"] ?? message)["fields"]!
            .AsArray()
            .Where(field => field!["name"]!.GetValue<string>() == name)
            .Select(field => field!["value"]!.GetValue<string>())
            .FirstOrDefault("");
}
