using System.Text.Json;

namespace Belong.Bot.Charter;

/// <summary>
/// The members of one JSON object, read with a complaint for each that is absent or of the wrong kind.
/// </summary>
internal sealed class JsonFields(JsonElement element, string place, ICollection<string> faults)
{
    /// <summary>A text member that may be used to name the object in complaints, or null.</summary>
    public static string? Peek(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 and <= 32 } text
        && !text.Any(char.IsControl)
            ? text
            : null;

    public void Fault(string what) => faults.Add(place + what);

    public void RefuseUnknown(IReadOnlyList<string> known)
    {
        foreach (
            var name in element.EnumerateObject().Select(member => member.Name).Where(name => !known.Contains(name))
        )
        {
            Fault($"\"{name}\" is not known. Remove it, or write one of: {string.Join(", ", known)}.");
        }
    }

    /// <summary>A required text without surrounding space, or null with a complaint.</summary>
    public string? Text(string name, int longest)
    {
        if (!element.TryGetProperty(name, out var value))
        {
            Fault($"\"{name}\" is missing. Add it: a text of at most {longest:N0} characters.");
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Fault($"\"{name}\" must be a text in quotation marks.");
            return null;
        }

        var text = value.GetString()!.Trim();
        if (text.Length == 0)
        {
            Fault($"\"{name}\" is empty. Write a text of at most {longest:N0} characters.");
            return null;
        }

        if (text.Length > longest)
        {
            Fault($"\"{name}\" has {text.Length:N0} characters. Shorten it to at most {longest:N0}.");
            return null;
        }

        return text;
    }

    /// <summary>One of a closed set by its name; absent, the fallback, and where there is none a complaint.</summary>
    public T? Choice<T>(string name, IReadOnlyDictionary<string, T> choices, T? fallback)
        where T : struct
    {
        var known = string.Join(", ", choices.Keys.Select(key => $"\"{key}\""));
        if (!element.TryGetProperty(name, out var value))
        {
            if (fallback is null)
            {
                Fault($"\"{name}\" is missing. Add one of: {known}.");
            }

            return fallback;
        }

        if (value.ValueKind == JsonValueKind.String && choices.TryGetValue(value.GetString()!, out var choice))
        {
            return choice;
        }

        var written = value.ValueKind == JsonValueKind.String ? $" is \"{value.GetString()}\", which" : "";
        Fault($"\"{name}\"{written} is not known. Write one of: {known}.");
        return null;
    }

    /// <summary>True or false; absent, false.</summary>
    public bool Flag(string name)
    {
        if (!element.TryGetProperty(name, out var value))
        {
            return false;
        }

        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Fault($"\"{name}\" must be true or false, without quotation marks.");
        }

        return value.ValueKind == JsonValueKind.True;
    }

    /// <summary>A list that is there and not empty, or null with a complaint.</summary>
    public JsonElement? List(string name)
    {
        if (
            element.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.Array
            && value.GetArrayLength() > 0
        )
        {
            return value;
        }

        Fault($"\"{name}\" must be a list with at least one entry.");
        return null;
    }

    /// <summary>A list of short texts; absent, empty.</summary>
    public IReadOnlyList<string> Words(string name, int most, int longest)
    {
        if (!element.TryGetProperty(name, out var value))
        {
            return [];
        }

        var words =
            value.ValueKind == JsonValueKind.Array
                ? value
                    .EnumerateArray()
                    .Select(word => word.ValueKind == JsonValueKind.String ? word.GetString()!.Trim() : "")
                    .ToList()
                : null;
        if (words is null || words.Count > most || words.Any(word => word.Length == 0 || word.Length > longest))
        {
            Fault($"\"{name}\" must be a list of at most {most} texts of 1 to {longest} characters each.");
            return [];
        }

        return words;
    }
}
