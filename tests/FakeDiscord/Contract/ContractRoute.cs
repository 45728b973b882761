using System.Globalization;
using System.Text.Json.Nodes;

namespace Belong.FakeDiscord.Contract;

/// <summary>What one operation takes and gives.</summary>
internal sealed class ContractRoute(JsonObject json)
{
    /// <summary>The body's schema; null when there is none.</summary>
    public Schema? Request { get; } = json["request"] is { } request ? Schema.Of(request) : null;

    public IReadOnlyDictionary<string, Schema> Query { get; } =
        (json["query"] as JsonObject ?? []).ToDictionary(pair => pair.Key, pair => Schema.Of(pair.Value!));

    /// <summary>By status; null for answers without a body.</summary>
    public IReadOnlyDictionary<int, Schema?> Answers { get; } =
        json["answers"]!
            .AsObject()
            .ToDictionary(
                pair => int.Parse(pair.Key, CultureInfo.InvariantCulture),
                pair => pair.Value is { } schema ? Schema.Of(schema) : null
            );
}
