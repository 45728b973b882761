using System.Buffers;
using System.Text.Json;
using Belong.Classifiers.Model;

namespace Belong.Classifiers.Verbs;

/// <summary>The form in which <c>classify</c> answers.</summary>
internal static class ClassificationJson
{
    private static readonly (Category Category, JsonEncodedText Name)[] Names =
    [
        .. Enum.GetValues<Category>()
            .Select(category => (category, JsonEncodedText.Encode(category.ToString().ToLowerInvariant()))),
    ];

    /// <summary>One line of JSON with its line feed.</summary>
    public static byte[] Write(Classification classification)
    {
        ArrayBufferWriter<byte> buffer = new(256);
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("flags"u8);
            foreach ((var category, var name) in Names)
            {
                if (classification.Reaches(category))
                    json.WriteStringValue(name);
            }

            json.WriteEndArray();
            json.WriteStartObject("scores"u8);
            foreach ((var category, var name) in Names)
            {
                // Six decimals: benign texts differ from each other far below a hundredth.
                json.WritePropertyName(name);
                json.WriteNumberValue(Math.Round((decimal)classification[category], 6));
            }

            json.WriteEndObject();
            json.WriteStartArray("spans"u8);
            foreach (var span in classification.Spans)
            {
                json.WriteStartObject();
                json.WriteNumber("start"u8, span.Start);
                json.WriteNumber("length"u8, span.Length);
                json.WriteString("category"u8, Names[(int)span.Category].Name);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }
}
