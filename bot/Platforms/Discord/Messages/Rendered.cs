using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Discord.Messages;

/// <summary>One message as Discord takes it: text, or an embed, and buttons.</summary>
internal sealed record Rendered
{
    private const int ButtonsInRow = 5;
    private const int Rows = 5;

    public string? Content { get; init; }

    public RenderedEmbed? Embed { get; init; }

    public IReadOnlyList<PostButton> Buttons { get; init; } = [];

    /// <summary>
    /// Writes the fields of a message: all of them, so that an edit clears what is not there any more, and nobody is
    /// ever pinged by what somebody else wrote.
    /// </summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("content", Content ?? "");
        json.WriteStartArray("embeds");
        Embed?.Write(json);
        json.WriteEndArray();
        json.WriteStartArray("components");
        foreach (var row in Buttons.Take(ButtonsInRow * Rows).Chunk(ButtonsInRow))
        {
            json.WriteStartObject();
            json.WriteNumber("type", 1);
            json.WriteStartArray("components");
            foreach (var button in row)
                Write(json, button);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("allowed_mentions");
        json.WriteStartArray("parse");
        json.WriteEndArray();
        json.WriteBoolean("replied_user", false);
        json.WriteEndObject();
    }

    /// <summary>
    /// Recognises the message among others by its letters and digits, whatever Discord does to its spaces.
    /// </summary>
    public string Fingerprint() =>
        FingerprintOf([
            Content,
            Embed?.Title,
            Embed?.Description,
            .. Embed?.Fields.SelectMany(field => new[] { field.Name, field.Value }) ?? [],
        ]);

    /// <inheritdoc cref="Fingerprint()"/>
    public static string FingerprintOf(JsonElement message)
    {
        List<string?> texts = [message.Text("content")];
        foreach (var embed in message.List("embeds"))
        {
            texts.AddRange([embed.Text("title"), embed.Text("description")]);
            foreach (var field in embed.List("fields"))
                texts.AddRange([field.Text("name"), field.Text("value")]);
        }

        return FingerprintOf(texts);
    }

    private static string FingerprintOf(IEnumerable<string?> texts)
    {
        var letters = new StringBuilder();
        foreach (var letter in texts.SelectMany(text => text ?? "").Where(char.IsLetterOrDigit))
            letters.Append(letter);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(letters.ToString())).AsSpan(0, 16));
    }

    private static void Write(Utf8JsonWriter json, PostButton button)
    {
        json.WriteStartObject();
        json.WriteNumber("type", 2);
        json.WriteNumber(
            "style",
            button.Style switch
            {
                ButtonStyle.Primary => 1,
                ButtonStyle.Success => 3,
                ButtonStyle.Danger => 4,
                _ => 2,
            }
        );
        json.WriteString("label", button.Label.Length <= 80 ? button.Label : button.Label[..79] + "…");
        json.WriteString("custom_id", button.Id);
        json.WriteEndObject();
    }
}

/// <summary>A named part of an embed.</summary>
internal sealed record RenderedField(string Name, string Value, bool Inline);

/// <summary>A card.</summary>
internal sealed record RenderedEmbed(
    string? Title,
    string? Description,
    int? Colour,
    IReadOnlyList<RenderedField> Fields
)
{
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (Title is not null)
            json.WriteString("title", Title);
        if (Description is not null)
            json.WriteString("description", Description);
        if (Colour is { } colour)
            json.WriteNumber("color", colour);
        json.WriteStartArray("fields");
        foreach (var field in Fields)
        {
            json.WriteStartObject();
            json.WriteString("name", field.Name);
            json.WriteString("value", field.Value);
            json.WriteBoolean("inline", field.Inline);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
