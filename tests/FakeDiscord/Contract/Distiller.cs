using System.Text.Json;
using System.Text.Json.Nodes;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Contract;

/// <summary>
/// Reduces Discord's OpenAPI description to the routes served here and the schemas that they reach, without any prose.
/// </summary>
internal sealed class Distiller(JsonObject description)
{
    private const string References = "#/components/schemas/";
    private static readonly string[] Kept =
    [
        "type",
        "enum",
        "pattern",
        "minimum",
        "maximum",
        "minLength",
        "maxLength",
        "minItems",
        "maxItems",
        "minProperties",
        "maxProperties",
        "uniqueItems",
        "required",
    ];

    private readonly SortedDictionary<string, JsonObject> _schemas = new(StringComparer.Ordinal);

    /// <summary>The contract as text: a line for each route and each schema.</summary>
    /// <param name="routes">Keys such as `GET /gateway`.</param>
    /// <exception cref="FormatException">The description lacks a route.</exception>
    public string Distil(IEnumerable<string> routes)
    {
        var distilled = routes.Order(StringComparer.Ordinal).ToDictionary(key => key, Route);
        string[] lines =
        [
            "{",
            """
                "source":"Made by `Belong.FakeDiscord distil` from Discord's OpenAPI description (API v10, MIT licence, snapshot 2026-07-18; see discord-openapi.LICENSE): the routes served here, the schemas that they reach, no prose; with the corrections of Contract/Corrections.cs.",
                """,
            "\"routes\":{",
            string.Join(",\n", distilled.Select(pair => $"{JsonSerializer.Serialize(pair.Key)}:{Text(pair.Value)}")),
            "},",
            "\"schemas\":{",
            string.Join(",\n", _schemas.Select(pair => $"\"{pair.Key}\":{Text(pair.Value)}")),
            "}}",
            "",
        ];
        return string.Join('\n', lines);
    }

    private static string Text(JsonNode node) =>
        node.ToJsonString(
            new JsonSerializerOptions
            {
                Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );

    private JsonObject Route(string key)
    {
        var parts = key.Split(' ');
        var path = description["paths"]?[parts[1]] as JsonObject;
        if (path?[parts[0].ToLowerInvariant()] is not JsonObject operation)
            throw new FormatException($"The description has no {key}.");

        var route = new JsonObject();
        if (operation["requestBody"]?["content"]?["application/json"]?["schema"] is { } request)
            route["request"] = Reduced(request);
        var query = path.Items("parameters")
            .Concat(operation.Items("parameters"))
            .Where(parameter => parameter.Text("in") == "query")
            .ToList();
        if (query.Count > 0)
        {
            route["query"] = new JsonObject(
                query.Select(parameter =>
                    KeyValuePair.Create(parameter.Text("name")!, (JsonNode?)Reduced(parameter!["schema"]!))
                )
            );
        }

        route["answers"] = new JsonObject(
            operation["responses"]!
                .AsObject()
                .Where(pair => pair.Key.StartsWith('2'))
                .Select(pair =>
                    KeyValuePair.Create(
                        pair.Key,
                        pair.Value?["content"]?["application/json"]?["schema"] is { } answer
                            ? (JsonNode?)Reduced(answer)
                            : null
                    )
                )
        );
        return route;
    }

    private JsonObject Reduced(JsonNode schema)
    {
        var source = schema.AsObject();
        if (source.Text("$ref") is { } reference)
            return new JsonObject { ["$ref"] = Visit(reference[References.Length..]) };

        // An enum of constants with titles; or one value of it, with a reference to the whole.
        var branches = source.Items("oneOf").Concat(source.Items("anyOf")).ToList();
        if (branches.Count > 0 && branches.All(branch => branch.Names("const")))
            return new JsonObject { ["enum"] = branches.Select(branch => branch!["const"]!.DeepClone()).ToJsonArray() };
        if (source["allOf"] is JsonArray parts && !source.Names("enum"))
            source = Merged(parts);

        var reduced = new JsonObject();
        foreach (var name in Kept.Where(source.ContainsKey))
            reduced[name] = source[name]!.DeepClone();
        if (source.Text("format") == "date-time")
            reduced["format"] = "date-time";
        if (branches.Count > 0)
            return new JsonObject { ["anyOf"] = branches.Select(branch => (JsonNode)Reduced(branch!)).ToJsonArray() };
        if (source["properties"] is JsonObject properties)
        {
            reduced["properties"] = new JsonObject(
                properties.Select(pair =>
                    KeyValuePair.Create(pair.Key, (JsonNode?)Corrections.Apply(pair.Key, Reduced(pair.Value!)))
                )
            );
        }

        if (source["items"] is { } items)
            reduced["items"] = Reduced(items);
        if (source["additionalProperties"] is JsonObject others)
            reduced["additionalProperties"] = Reduced(others);
        return reduced;
    }

    private JsonObject Merged(JsonArray parts)
    {
        var merged = new JsonObject { ["type"] = "object" };
        foreach (var part in parts)
        {
            var resolved = part.Text("$ref") is { } reference ? Find(reference[References.Length..]) : part!.AsObject();
            foreach (var (name, value) in resolved.Where(pair => pair.Key is "properties"))
            {
                var properties = merged[name] as JsonObject ?? [];
                foreach (var (property, schema) in value!.AsObject())
                    properties[property] = schema!.DeepClone();
                merged[name] = properties;
            }

            var required = (merged["required"] as JsonArray ?? [])
                .Concat(resolved.Items("required"))
                .Select(name => name!.DeepClone())
                .ToList();
            merged["required"] = new JsonArray([.. required]);
        }

        return merged;
    }

    private string Visit(string name)
    {
        if (_schemas.ContainsKey(name))
            return name;
        _schemas[name] = [];
        _schemas[name] = Corrections.Apply(name, Reduced(Find(name)));
        return name;
    }

    private JsonObject Find(string name) => description["components"]!["schemas"]![name]!.AsObject();
}
