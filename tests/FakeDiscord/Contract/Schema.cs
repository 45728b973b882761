using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Contract;

/// <summary>
/// One schema of the contract. Understood are: $ref, type (one or several), enum, anyOf, properties, required,
/// additionalProperties, items, minimum, maximum, minLength, maxLength, minItems, maxItems, uniqueItems, minProperties,
/// maxProperties, pattern, and format `date-time`. Of anyOf one branch has to hold; that no second one holds is not
/// checked.
/// </summary>
internal sealed class Schema
{
    private Schema(JsonObject json)
    {
        Reference = json.Text("$ref");
        Types = json["type"] switch
        {
            JsonArray many => [.. many.Select(type => type!.GetValue<string>())],
            JsonValue one => [one.GetValue<string>()],
            _ => [],
        };
        Choices = (json["enum"] as JsonArray)?.Select(choice => choice!.ToJsonString()).ToHashSet();
        Branches = [.. json.Items("anyOf").Select(branch => Of(branch!))];
        Properties = (json["properties"] as JsonObject)?.ToDictionary(pair => pair.Key, pair => Of(pair.Value!));
        Required = [.. json.Items("required").Select(name => name!.GetValue<string>())];
        Others = json["additionalProperties"] is JsonObject others ? Of(others) : null;
        Items = json["items"] is { } items ? Of(items) : null;
        Minimum = Number(json, "minimum");
        Maximum = Number(json, "maximum");
        MinLength = json.Number("minLength");
        MaxLength = json.Number("maxLength");
        MinItems = json.Number("minItems");
        MaxItems = json.Number("maxItems");
        MinProperties = json.Number("minProperties");
        MaxProperties = json.Number("maxProperties");
        UniqueItems = json.Truth("uniqueItems") ?? false;
        Pattern = json.Text("pattern") is { } pattern
            ? new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))
            : null;
        IsInstant = json.Text("format") == "date-time";
    }

    public string? Reference { get; }

    /// <summary>JSON's types by name; empty for any.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>Allowed values as JSON text.</summary>
    public IReadOnlySet<string>? Choices { get; }

    public IReadOnlyList<Schema> Branches { get; }

    public IReadOnlyDictionary<string, Schema>? Properties { get; }

    public IReadOnlyList<string> Required { get; }

    /// <summary>What properties without a name of their own are; null when there must be none.</summary>
    public Schema? Others { get; }

    public Schema? Items { get; }

    public decimal? Minimum { get; }

    public decimal? Maximum { get; }

    public long? MinLength { get; }

    public long? MaxLength { get; }

    public long? MinItems { get; }

    public long? MaxItems { get; }

    public long? MinProperties { get; }

    public long? MaxProperties { get; }

    public bool UniqueItems { get; }

    public Regex? Pattern { get; }

    public bool IsInstant { get; }

    public static Schema Of(JsonNode json) => new(json.AsObject());

    private static decimal? Number(JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<decimal>(out var number) ? number : null;
}
