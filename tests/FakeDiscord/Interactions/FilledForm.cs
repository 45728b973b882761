using System.Text.Json.Nodes;
using Belong.FakeDiscord.Control;
using Belong.FakeDiscord.Rest;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Interactions;

/// <summary>A form as the client sends it back, after the checks that the client makes.</summary>
internal static class FilledForm
{
    /// <param name="values">By custom id; several values of a menu are separated by commas.</param>
    public static JsonArray Of(JsonObject modal, IReadOnlyDictionary<string, string> values)
    {
        var inputs = ComponentForm.All(modal.Items("components")).Where(one => one.Has("custom_id")).ToList();
        if (values.Keys.FirstOrDefault(key => !inputs.Exists(input => input.Text("custom_id") == key)) is { } unknown)
            throw new RefusedException($"The form has no field \"{unknown}\".");
        return modal.Items("components").Select(part => (JsonNode)Part(part!, values)).ToJsonArray();
    }

    private static JsonObject Part(JsonNode part, IReadOnlyDictionary<string, string> values)
    {
        var json = new JsonObject { ["type"] = part.Number("type"), ["id"] = part.Number("id") ?? 0 };
        if (part?["component"] is { } component)
            json["component"] = Part(component, values);
        else if (part.Names("components"))
            json["components"] = part.Items("components").Select(inner => (JsonNode)Part(inner!, values)).ToJsonArray();
        else if (part.Text("custom_id") is { } id)
            Fill(json, part!, id, values.GetValueOrDefault(id) ?? part.Text("value") ?? "");
        return json;
    }

    private static void Fill(JsonObject json, JsonNode input, string id, string value)
    {
        json["custom_id"] = id;
        if (value.Length == 0 && input.Truth("required") != false)
            throw new RefusedException($"The field \"{id}\" has to be filled in.");
        if (input.Number("type") != ComponentForm.TextInput)
        {
            var chosen = value.Length == 0 ? [] : value.Split(',');
            json["values"] = chosen.Length == 0 ? new JsonArray() : ChosenValues.Of(input.AsObject(), chosen);
            return;
        }

        if (
            value.Length > 0
            && (value.Length > (input.Number("max_length") ?? 4000) || value.Length < (input.Number("min_length") ?? 0))
        )
        {
            throw new RefusedException(
                $"The field \"{id}\" takes {input.Number("min_length") ?? 0} to "
                    + $"{input.Number("max_length") ?? 4000} characters."
            );
        }

        json["value"] = value;
    }
}
