namespace Belong.Bot.Chat;

/// <summary>
/// A form (modal) that a press or a command opens. Sending it is a press of <see cref="Id"/> with values.
/// </summary>
/// <param name="Id">At most 100 characters.</param>
/// <param name="Title">At most 45 characters.</param>
/// <param name="Fields">One to five (Discord's limit).</param>
internal sealed record Form(string Id, string Title, IReadOnlyList<FormField> Fields)
{
    /// <summary>
    /// What the form is about, above its fields; whole up to 4,000 characters for each of five fields left free.
    /// </summary>
    public string? Text { get; init; }
}

/// <summary>One question of a form.</summary>
internal sealed record FormField(string Name, string Label, FormFieldKind Kind)
{
    public bool Required { get; init; } = true;

    /// <summary>What is filled in already.</summary>
    public string? Value { get; init; }

    /// <summary>A sentence of help.</summary>
    public string? Hint { get; init; }

    /// <summary>Longest answer, in characters.</summary>
    public int MaxLength { get; init; } = 1000;

    /// <summary>The possible answers of a <see cref="FormFieldKind.Choice"/>; at most 25 (Discord's limit).</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];
}

internal enum FormFieldKind
{
    Line,
    Paragraph,
    Choice,
}

/// <summary>One of several answers: what is sent and what is shown.</summary>
internal sealed record Choice(string Value, string Label);
