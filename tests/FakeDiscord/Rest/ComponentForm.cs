using System.Globalization;
using System.Text.Json.Nodes;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Rest;

/// <summary>Components of a message: what the schema cannot say about them, and how Discord shows them.</summary>
internal static class ComponentForm
{
    public const int ActionRow = 1;
    public const int Button = 2;
    public const int StringSelect = 3;
    public const int TextInput = 4;
    public const int Container = 17;
    public const int Label = 18;
    private const int LinkStyle = 5;
    private const int PremiumStyle = 6;
    private const int MostRows = 5;
    private const int MostInAll = 40;
    private static readonly int[] Selects = [StringSelect, 5, 6, 7, 8];

    public static JsonArray Read(IEnumerable<JsonNode?> components, string at, bool isV2)
    {
        var shown = components.Select(component => (JsonNode)WithoutNulls(component!.AsObject())).ToJsonArray();
        if (!isV2 && shown.Any(component => component.Number("type") != ActionRow))
        {
            throw InvalidForm.At(
                at,
                "UNION_TYPE_CHOICES",
                "Value of field \"type\" must be one of (1,). Others need MessageFlags.IS_COMPONENTS_V2."
            );
        }

        if (!isV2 && shown.Count > MostRows)
            throw InvalidForm.TooLong(at, MostRows);

        var all = All(shown).ToList();
        if (all.Count > MostInAll)
            throw InvalidForm.TooLong(at, MostInAll);
        for (var row = 0; row < shown.Count; row++)
            CheckRow(shown[row]!, $"{at}.{row.ToString(CultureInfo.InvariantCulture)}");
        foreach (
            var again in all.Select(one => one.Text("custom_id"))
                .OfType<string>()
                .GroupBy(id => id)
                .Where(group => group.Count() > 1)
        )
        {
            throw InvalidForm.At(
                at,
                "COMPONENT_CUSTOM_ID_DUPLICATED",
                $"Component custom id cannot be duplicated: {again.Key}"
            );
        }

        Complete(all);
        return shown;
    }

    /// <summary>All components at any depth.</summary>
    public static IEnumerable<JsonObject> All(IEnumerable<JsonNode?> components)
    {
        foreach (var component in components.OfType<JsonObject>())
        {
            yield return component;
            foreach (
                var inner in All(
                    component.Items("components").Append(component["accessory"]).Append(component["component"])
                )
            )
            {
                yield return inner;
            }
        }
    }

    public static JsonObject WithoutNulls(JsonObject json) =>
        new(
            json.Where(pair => pair.Value is not null)
                .Select(pair =>
                    KeyValuePair.Create(
                        pair.Key,
                        (JsonNode?)(
                            pair.Value switch
                            {
                                JsonObject inner => WithoutNulls(inner),
                                JsonArray items => items
                                    .Select(item => item is JsonObject one ? WithoutNulls(one) : item?.DeepClone())
                                    .ToJsonArray(),
                                var value => value!.DeepClone(),
                            }
                        )
                    )
                )
        );

    public static bool IsSelect(JsonNode? component) => Selects.Contains((int)(component.Number("type") ?? 0));

    private static void CheckRow(JsonNode row, string at)
    {
        var inner = row.Items("components").ToList();
        if (row.Number("type") == ActionRow && inner.Any(IsSelect) && inner.Count > 1)
        {
            throw InvalidForm.At(
                $"{at}.components",
                "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
                "The specified component exceeds the maximum width"
            );
        }

        for (var index = 0; index < inner.Count; index++)
        {
            var here = $"{at}.components.{index.ToString(CultureInfo.InvariantCulture)}";
            if (inner[index].Number("type") == Button)
                CheckButton(inner[index]!, here);
            else if (inner[index].Has("components"))
                CheckRow(inner[index]!, here);
            if (inner[index].Number("type") == StringSelect)
                CheckSelect(inner[index]!, here);
        }
    }

    private static void CheckButton(JsonNode button, string at)
    {
        var style = button.Number("style");
        if (style == LinkStyle && (!button.Has("url") || button.Has("custom_id")))
            throw InvalidForm.At(at, "BUTTON_COMPONENT_LINK", "A link button must have a url and no custom id");
        if (style is not (LinkStyle or PremiumStyle) && (!button.Has("custom_id") || button.Has("url")))
            throw InvalidForm.At(at, "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", "A custom id is required, and no url");
        if (style != PremiumStyle && !button.Has("label") && !button.Has("emoji"))
            throw InvalidForm.At(at, "BUTTON_COMPONENT_INVALID", "A button must have a label or an emoji");
    }

    private static void CheckSelect(JsonNode select, string at)
    {
        var options = select.Items("options").ToList();
        if (options.Select(option => option.Text("value")).Distinct().Count() < options.Count)
        {
            throw InvalidForm.At(
                $"{at}.options",
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                "The specified option value is already used"
            );
        }

        if (
            select.Number("max_values") > options.Count
            || select.Number("min_values") > (select.Number("max_values") ?? 1)
        )
        {
            throw InvalidForm.At(
                $"{at}.max_values",
                "SELECT_COMPONENT_INVALID_VALUES",
                "min_values and max_values must fit the options"
            );
        }
    }

    /// <summary>Adds what Discord adds: running ids, and the defaults of selects and containers.</summary>
    private static void Complete(IReadOnlyList<JsonObject> all)
    {
        var next = 1;
        foreach (var component in all)
        {
            if (!component.ContainsKey("id"))
                component["id"] = next;
            next++;
            if (IsSelect(component))
            {
                component["min_values"] ??= 1;
                component["max_values"] ??= 1;
            }

            if (component.Number("type") == Container)
            {
                component.TryAdd("accent_color", null);
                component["spoiler"] ??= false;
            }
        }
    }
}
