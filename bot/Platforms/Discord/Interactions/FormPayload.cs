using System.Text.Json;
using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Discord.Interactions;

/// <summary>
/// A form as Discord's modal, and back. Each field is a label around a text input or a select. What the form is about
/// stands above them; when it is long, in text inputs that hold 4,000 characters each and can be copied from.
/// </summary>
internal static class FormPayload
{
    private const int StringSelect = 3;
    private const int TextInput = 4;
    private const int TextDisplay = 10;
    private const int Label = 18;
    private const int LabelLength = 45;
    private const int HintLength = 100;
    private const int Components = 5;
    private const int DisplayLength = 2000;
    private const int InputLength = 4000;
    private const string ToRead = "to-read:";

    /// <summary>The data of a callback of type 9.</summary>
    public static void Write(Utf8JsonWriter json, Form form)
    {
        json.WriteString("custom_id", form.Id);
        json.WriteString("title", Cut(form.Title, LabelLength));
        json.WriteStartArray("components");

        // Five components at most: with five fields what the form is about is the first one's hint.
        var isAbove = form.Text is { Length: > 0 } && form.Fields.Count < Components;
        if (isAbove)
            WriteAbove(json, form.Text!, Components - form.Fields.Count);

        for (var i = 0; i < Math.Min(form.Fields.Count, Components); i++)
            Write(json, form.Fields[i], form.Fields[i].Hint ?? (i == 0 && !isAbove ? form.Text : null));
        json.WriteEndArray();
    }

    /// <summary>What was filled in, by field name.</summary>
    public static IReadOnlyDictionary<string, string> Read(JsonElement data)
    {
        Dictionary<string, string> values = [];
        foreach (var top in data.List("components"))
        {
            foreach (var field in top.List("components").Append(top.At("component")))
            {
                if (field.Text("custom_id") is not { } name || name.StartsWith(ToRead, StringComparison.Ordinal))
                    continue;
                values[name] =
                    field.Text("value")
                    ?? field
                        .List("values")
                        .Select(value => value.ValueKind == JsonValueKind.String ? value.GetString() : null)
                        .FirstOrDefault()
                    ?? "";
            }
        }

        return values;
    }

    private static void WriteAbove(Utf8JsonWriter json, string text, int room)
    {
        if (Messages.Markdown.Split(text, DisplayLength) is [_])
        {
            json.WriteStartObject();
            json.WriteNumber("type", TextDisplay);
            json.WriteString("content", Messages.Markdown.Escape(text, DisplayLength));
            json.WriteEndObject();
            return;
        }

        var parts = Messages.Markdown.Split(text, InputLength);
        for (var i = 0; i < Math.Min(parts.Count, room); i++)
        {
            var isCut = i == room - 1 && parts.Count > room;
            var field = new FormField(
                $"{ToRead}{i}",
                parts.Count == 1 ? "To read" : $"To read, part {i + 1}",
                FormFieldKind.Paragraph
            )
            {
                Required = false,
                Value = isCut ? $"{parts[i]}…" : parts[i],
                MaxLength = InputLength,
            };
            Write(json, field, "To read and to copy: what you change here is not sent.");
        }
    }

    private static void Write(Utf8JsonWriter json, FormField field, string? hint)
    {
        json.WriteStartObject();
        json.WriteNumber("type", Label);
        json.WriteString("label", Cut(field.Label, LabelLength));
        if (!string.IsNullOrEmpty(hint))
            json.WriteString("description", Cut(hint, HintLength));
        json.WriteStartObject("component");
        if (field.Kind == FormFieldKind.Choice)
            WriteChoice(json, field);
        else
            WriteText(json, field);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteChoice(Utf8JsonWriter json, FormField field)
    {
        json.WriteNumber("type", StringSelect);
        json.WriteString("custom_id", field.Name);
        json.WriteBoolean("required", field.Required);
        json.WriteStartArray("options");
        foreach (var choice in field.Choices.Take(25))
        {
            json.WriteStartObject();
            json.WriteString("label", Cut(choice.Label, 100));
            json.WriteString("value", choice.Value);
            json.WriteBoolean("default", choice.Value == field.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, FormField field)
    {
        json.WriteNumber("type", TextInput);
        json.WriteString("custom_id", field.Name);
        json.WriteNumber("style", field.Kind == FormFieldKind.Paragraph ? 2 : 1);
        json.WriteBoolean("required", field.Required);
        var longest = Math.Clamp(field.MaxLength, 1, 4000);
        json.WriteNumber("max_length", longest);
        if (!string.IsNullOrEmpty(field.Value))
            json.WriteString("value", Cut(field.Value, longest));
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}
