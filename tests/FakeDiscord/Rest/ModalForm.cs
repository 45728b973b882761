using System.Globalization;
using System.Text.Json.Nodes;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Rest;

/// <summary>A form that the bot opens: what the schema cannot say about it.</summary>
internal static class ModalForm
{
    private const int MostParts = 5;

    public static void Check(JsonNode modal)
    {
        var parts = modal.Items("components").ToList();
        if (parts.Count is 0 or > MostParts)
        {
            throw InvalidForm.At(
                "data.components",
                "BASE_TYPE_BAD_LENGTH",
                $"Must be between 1 and {MostParts} in length."
            );
        }

        var inputs = ComponentForm.All(parts).Where(component => component.Has("custom_id")).ToList();
        foreach (var again in inputs.GroupBy(input => input.Text("custom_id")).Where(group => group.Count() > 1))
        {
            throw InvalidForm.At(
                "data.components",
                "COMPONENT_CUSTOM_ID_DUPLICATED",
                $"Component custom id cannot be duplicated: {again.Key}"
            );
        }

        for (var at = 0; at < parts.Count; at++)
        {
            // In an action row the input carries the label; in a label it must not.
            if (
                parts[at].Number("type") == ComponentForm.ActionRow
                && !parts[at].Items("components").All(input => input.Has("label"))
            )
            {
                throw InvalidForm.At(
                    $"data.components.{at.ToString(CultureInfo.InvariantCulture)}.components.0.label",
                    "BASE_TYPE_REQUIRED",
                    "This field is required"
                );
            }
        }

        foreach (var input in inputs)
        {
            var (least, most, value) = (input.Number("min_length"), input.Number("max_length"), input.Text("value"));
            if (least > most || value?.Length > most)
            {
                throw InvalidForm.At(
                    "data.components",
                    "TEXT_INPUT_LENGTH",
                    "min_length, max_length and value must fit each other"
                );
            }
        }
    }
}
