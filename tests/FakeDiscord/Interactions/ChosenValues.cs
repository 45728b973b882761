using System.Text.Json.Nodes;
using Belong.FakeDiscord.Control;
using Belong.FakeDiscord.Rest;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Interactions;

/// <summary>What somebody chose in a select menu: as many as it asks for, and only what it offers.</summary>
internal static class ChosenValues
{
    public static JsonArray Of(JsonObject select, IReadOnlyList<string> values)
    {
        var (least, most) = (select.Number("min_values") ?? 1, select.Number("max_values") ?? 1);
        if (values.Count < least || values.Count > most)
            throw new RefusedException($"The menu takes {least} to {most} values.");
        if (select.Number("type") == ComponentForm.StringSelect)
        {
            var offered = select.Items("options").Select(option => option.Text("value")).ToHashSet();
            if (values.FirstOrDefault(value => !offered.Contains(value)) is { } unknown)
                throw new RefusedException($"The menu does not offer \"{unknown}\".");
        }

        return values.Select(value => (JsonNode)value).ToJsonArray();
    }
}
