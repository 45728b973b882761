using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local;

/// <summary>What was filled into a form, against what the form asks.</summary>
internal static class FormCheck
{
    public static Problem? Of(Form form, IReadOnlyDictionary<string, string> values)
    {
        foreach (var name in values.Keys)
        {
            if (form.Fields.All(field => field.Name != name))
            {
                return Problem.Invalid(name, $"The form has no field '{Access.Shorten(name)}'. Leave it out.");
            }
        }

        foreach (var field in form.Fields)
        {
            var value = values.GetValueOrDefault(field.Name, "");
            if (string.IsNullOrWhiteSpace(value))
            {
                if (field.Required)
                {
                    return Problem.Invalid(field.Name, $"'{field.Label}' needs an answer.");
                }
            }
            else if (field.Kind == FormFieldKind.Choice && field.Choices.All(choice => choice.Value != value))
            {
                return Problem.Invalid(
                    field.Name,
                    $"'{field.Label}' is one of: {string.Join(", ", field.Choices.Select(choice => choice.Value))}."
                );
            }
            else if (value.Length > field.MaxLength)
            {
                return Problem.Invalid(
                    field.Name,
                    $"'{field.Label}' has {value.Length:N0} characters; the most is {field.MaxLength:N0}."
                );
            }
        }

        return null;
    }
}
