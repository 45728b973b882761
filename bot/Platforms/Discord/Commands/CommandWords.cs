using System.Text.Json;

namespace Belong.Bot.Platforms.Discord.Commands;

/// <summary>
/// The descriptions of commands in the server's language. Welsh is none of the languages that Discord lets its clients
/// have (AvailableLocalesEnum of its OpenAPI description), so it cannot be a localisation: where the server's language
/// is Welsh it is the default text, and English is the localisation that clients in English show. Names stay English,
/// so that what one moderator writes to another (<c>/case show</c>) holds for both.
/// </summary>
internal sealed class CommandWords(string language)
{
    private const int Longest = 100;

    private static readonly string[] English = ["en-GB", "en-US"];

    private readonly bool _isWelsh = language == "cy";

    /// <summary>Writes a description, with its localisations.</summary>
    /// <param name="key">The command, or the command and its option.</param>
    /// <param name="english">The bot's own words.</param>
    public void Describe(Utf8JsonWriter json, string key, string english)
    {
        json.WriteString("description", Cut(_isWelsh ? WelshWords.Find(key) ?? english : english));
        Localise(json, "description_localizations", Cut(english));
    }

    /// <summary>Writes the localisations of a name that people read: a message menu's.</summary>
    public void Name(Utf8JsonWriter json, string english) => Localise(json, "name_localizations", english);

    private void Localise(Utf8JsonWriter json, string name, string english)
    {
        json.WriteStartObject(name);
        foreach (var locale in _isWelsh ? English : English.Take(1))
            json.WriteString(locale, english);
        json.WriteEndObject();
    }

    private static string Cut(string text) => text.Length <= Longest ? text : text[..(Longest - 1)] + "…";
}
