using System.Text.Json.Serialization;

namespace Belong.Bot.Platforms.Local.Http;

internal sealed record ChoiceView(string Value, string Label);

/// <summary>A question; its kind is <c>line</c>, <c>paragraph</c> or <c>choice</c>.</summary>
internal sealed record FormFieldView(
    string Name,
    string Label,
    string Kind,
    bool Required,
    string? Value,
    string? Hint,
    int MaxLength,
    IReadOnlyList<ChoiceView> Choices
);

internal sealed record FormView(string Id, string Title, string? Text, IReadOnlyList<FormFieldView> Fields);

/// <summary>
/// The bot's answer to one person: a message with its card, or a form to be sent as a press of the form's id. Its
/// buttons are pressed, and its form is sent, on this reply's id.
/// </summary>
internal sealed record ReplyView(
    string Id,
    string Channel,
    string? Text,
    string? Title,
    string? Tone,
    IReadOnlyList<FieldView> Fields,
    IReadOnlyList<ButtonView> Buttons,
    FormView? Form
)
{
    /// <summary>The page's markup of it, for those who ask with <c>view=html</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Html { get; init; }
}

/// <summary>An RFC 9457 problem.</summary>
internal sealed record ProblemView(
    string Type,
    string Title,
    int Status,
    string Detail,
    string? Field,
    ReplyView? Fresh
);
