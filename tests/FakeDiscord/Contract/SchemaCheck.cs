using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Belong.FakeDiscord.Rest;

namespace Belong.FakeDiscord.Contract;

/// <summary>Holds a value against a schema.</summary>
/// <param name="named">The contract's schemas by name.</param>
internal sealed class SchemaCheck(IReadOnlyDictionary<string, Schema> named)
{
    /// <summary>
    /// What is wrong; names of properties that the schema does not know go to <paramref name="unknown"/>.
    /// </summary>
    public List<FormFault> Check(Schema schema, JsonNode? value, List<string> unknown)
    {
        List<FormFault> faults = [];
        Check(Resolved(schema), value, "", faults, unknown);
        return faults;
    }

    private Schema Resolved(Schema schema)
    {
        while (schema.Reference is { } name)
            schema = named[name];
        return schema;
    }

    private void Check(Schema schema, JsonNode? value, string path, List<FormFault> faults, List<string> unknown)
    {
        if (schema.Branches.Count > 0)
        {
            CheckBranches(schema, value, path, faults, unknown);
            return;
        }

        if (schema.Types.Count > 0 && !schema.Types.Any(type => IsOf(type, value)))
        {
            faults.Add(WrongType(schema, value, path));
            return;
        }

        if (value is not null && schema.Choices?.Contains(value.ToJsonString()) == false)
        {
            faults.Add(
                new FormFault(
                    path,
                    "BASE_TYPE_CHOICES",
                    $"Value must be one of " + $"{{{string.Join(", ", schema.Choices)}}}."
                )
            );
            return;
        }

        switch (value)
        {
            case JsonObject json:
                CheckObject(schema, json, path, faults, unknown);
                break;
            case JsonArray items:
                CheckArray(schema, items, path, faults, unknown);
                break;
            case JsonValue when value.GetValueKind() is JsonValueKind.String:
                CheckText(schema, value.GetValue<string>(), path, faults);
                break;
            case JsonValue when value.GetValueKind() is JsonValueKind.Number:
                CheckNumber(schema, value, path, faults);
                break;
        }
    }

    /// <summary>The first branch that holds, or else the faults of the one that was meant.</summary>
    private void CheckBranches(
        Schema schema,
        JsonNode? value,
        string path,
        List<FormFault> faults,
        List<string> unknown
    )
    {
        (List<FormFault> Faults, List<string> Unknown)? best = null;
        foreach (var branch in schema.Branches.Select(Resolved).OrderBy(branch => IsMeant(branch, value) ? 0 : 1))
        {
            (List<FormFault> Faults, List<string> Unknown) tried = ([], []);
            Check(branch, value, path, tried.Faults, tried.Unknown);
            if (best is null || Weight(tried) < Weight(best.Value))
                best = tried;
            if (Weight(tried) == 0 || (tried.Faults.Count > 0 && IsMeant(branch, value)))
                break;
        }

        faults.AddRange(best!.Value.Faults);
        unknown.AddRange(best.Value.Unknown);
    }

    private static int Weight((List<FormFault> Faults, List<string> Unknown) tried) =>
        (tried.Faults.Count * 1000) + tried.Unknown.Count;

    /// <summary>Components, options and the like say by `type` which branch they mean.</summary>
    private bool IsMeant(Schema branch, JsonNode? value) =>
        value is JsonObject json
        && json["type"] is { } type
        && branch.Properties?.GetValueOrDefault("type") is { } declared
        && Resolved(declared).Choices?.Contains(type.ToJsonString()) == true;

    private void CheckObject(Schema schema, JsonObject json, string path, List<FormFault> faults, List<string> unknown)
    {
        foreach (var name in schema.Required.Where(name => !json.ContainsKey(name)))
            faults.Add(new FormFault(Below(path, name), "BASE_TYPE_REQUIRED", "This field is required"));
        if (json.Count > schema.MaxProperties || json.Count < schema.MinProperties)
        {
            faults.Add(
                new FormFault(
                    path,
                    "BASE_TYPE_BAD_LENGTH",
                    $"Must have between {schema.MinProperties ?? 0} and {schema.MaxProperties} entries."
                )
            );
        }

        foreach (var (name, value) in json)
        {
            if (schema.Properties?.TryGetValue(name, out var property) == true)
                Check(Resolved(property), value, Below(path, name), faults, unknown);
            else if (schema.Others is not null)
                Check(Resolved(schema.Others), value, Below(path, name), faults, unknown);
            else if (schema.Properties is not null)
                unknown.Add(Below(path, name));
        }
    }

    private void CheckArray(Schema schema, JsonArray items, string path, List<FormFault> faults, List<string> unknown)
    {
        if (items.Count > schema.MaxItems)
            faults.Add(new FormFault(path, "BASE_TYPE_MAX_LENGTH", $"Must be {schema.MaxItems} or fewer in length."));
        if (items.Count < schema.MinItems)
            faults.Add(new FormFault(path, "BASE_TYPE_MIN_LENGTH", $"Must be {schema.MinItems} or more in length."));
        if (schema.UniqueItems && items.Select(item => item?.ToJsonString()).Distinct().Count() < items.Count)
            faults.Add(new FormFault(path, "SET_TYPE_ALREADY_CONTAINS_VALUE", "The set contains a value twice."));
        if (schema.Items is null)
            return;
        var item = Resolved(schema.Items);
        for (var at = 0; at < items.Count; at++)
            Check(item, items[at], Below(path, at.ToString(CultureInfo.InvariantCulture)), faults, unknown);
    }

    private static void CheckText(Schema schema, string text, string path, List<FormFault> faults)
    {
        var length = text.EnumerateRunes().Count();
        if (length > schema.MaxLength)
            faults.Add(new FormFault(path, "BASE_TYPE_MAX_LENGTH", $"Must be {schema.MaxLength} or fewer in length."));
        if (length < schema.MinLength)
            faults.Add(new FormFault(path, "BASE_TYPE_MIN_LENGTH", $"Must be {schema.MinLength} or more in length."));
        if (schema.Pattern?.IsMatch(text) == false)
            faults.Add(new FormFault(path, "STRING_TYPE_REGEX", $"Value \"{text}\" does not match {schema.Pattern}."));
        if (
            schema.IsInstant
            && !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _)
        )
        {
            faults.Add(new FormFault(path, "DATE_TIME_TYPE_PARSE", $"Could not parse {text}. Should be ISO8601."));
        }
    }

    private static void CheckNumber(Schema schema, JsonNode value, string path, List<FormFault> faults)
    {
        var number = decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);
        if (number > schema.Maximum)
        {
            faults.Add(
                new FormFault(path, "NUMBER_TYPE_MAX", $"int value should be less than or equal to {schema.Maximum}.")
            );
        }

        if (number < schema.Minimum)
        {
            faults.Add(
                new FormFault(
                    path,
                    "NUMBER_TYPE_MIN",
                    $"int value should be greater than or equal to {schema.Minimum}."
                )
            );
        }
    }

    private static bool IsOf(string type, JsonNode? value) =>
        (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
        {
            ("null", JsonValueKind.Null) => true,
            ("string", JsonValueKind.String) => true,
            ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
            ("object", JsonValueKind.Object) => true,
            ("array", JsonValueKind.Array) => true,
            ("number", JsonValueKind.Number) => true,
            ("integer", JsonValueKind.Number) => !value!.ToJsonString().AsSpan().ContainsAny('.', 'e', 'E'),
            _ => false,
        };

    private static FormFault WrongType(Schema schema, JsonNode? value, string path)
    {
        var wanted = schema.Types.FirstOrDefault(type => type != "null") ?? "null";
        return value is null
            ? new FormFault(path, "BASE_TYPE_REQUIRED", "This field is required")
            : new FormFault(
                path,
                wanted switch
                {
                    "string" => "STRING_TYPE_CONVERT",
                    "boolean" => "BOOLEAN_TYPE_CONVERT",
                    "object" => "MODEL_TYPE_CONVERT",
                    "array" => "LIST_TYPE_CONVERT",
                    _ => "NUMBER_TYPE_COERCE",
                },
                $"Value is not of type {wanted}."
            );
    }

    private static string Below(string path, string step) => path.Length == 0 ? step : $"{path}.{step}";
}
