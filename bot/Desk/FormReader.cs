using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>Reads a form's (or a command's) values, and keeps the first fault that it meets.</summary>
internal sealed class FormReader(IReadOnlyDictionary<string, string> values)
{
    private readonly HashSet<string> _asked = [];

    public FieldFault? Fault { get; private set; }

    /// <summary>The trimmed text of a form's own field; empty when it is missing.</summary>
    public string Text(FormField field) => Text(field.Name, field.MaxLength, field.Required);

    /// <summary>The trimmed text; empty when it is missing.</summary>
    public string Text(string field, int maxLength, bool required = false)
    {
        _asked.Add(field);
        var text = values.TryGetValue(field, out var value) ? value.Trim() : "";
        if (required && text.Length == 0)
            Fail(field, "this is required: fill it in");
        else if (text.Length > maxLength)
            Fail(field, $"{text.Length} characters are too many: at most {maxLength}");
        return text;
    }

    /// <summary>One of several; the default when it is missing.</summary>
    public T OneOf<T>(string field, IReadOnlyDictionary<string, T> choices, T missing)
    {
        var text = Text(field, 100);
        if (text.Length == 0)
            return missing;
        if (choices.TryGetValue(text, out var chosen))
            return chosen;

        Fail(field, $"'{Wording.Cut(text, 40)}' is none of {string.Join(", ", choices.Keys)}");
        return missing;
    }

    public void Fail(string field, string why) => Fault ??= new FieldFault(field, why);

    /// <summary>A value that nobody asked for is a mistake to be told, not to be ignored.</summary>
    public void RefuseOthers()
    {
        foreach (var name in values.Keys)
        {
            if (!_asked.Contains(name))
                Fail(name, "there is no such field: leave it out");
        }
    }
}
