namespace Belong.Bot.Chat;

/// <summary>A command as a platform offers it.</summary>
/// <param name="Name">Lower case, one or two words: <c>report</c>, <c>case show</c>.</param>
/// <param name="Description">At most 100 characters (Discord's limit).</param>
/// <param name="For">Offered to whoever has any of these roles; checked again when it is used.</param>
internal sealed record CommandSpec(string Name, string Description, Roles For)
{
    public IReadOnlyList<CommandOption> Options { get; init; } = [];

    /// <summary>
    /// The entry in a message's menu that invokes this command with the message as target; null for none.
    /// </summary>
    public string? MessageMenu { get; init; }
}

/// <summary>One option of a command.</summary>
/// <param name="Name">Lower case, one word.</param>
/// <param name="Description">At most 100 characters.</param>
/// <param name="Kind">What may be filled in.</param>
internal sealed record CommandOption(string Name, string Description, OptionKind Kind)
{
    public bool Required { get; init; }

    /// <summary>The possible answers of an <see cref="OptionKind.Choice"/>; at most 25.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>Longest text, in characters.</summary>
    public int MaxLength { get; init; } = 1000;

    /// <summary>
    /// Of a <see cref="OptionKind.Text"/> or <see cref="OptionKind.Number"/>: the bot suggests values while somebody
    /// types.
    /// What is typed in the end need not be one of them.
    /// </summary>
    public bool Suggests { get; init; }
}

internal enum OptionKind
{
    Text,

    /// <summary>A whole number, zero or more.</summary>
    Number,

    /// <summary>A member's id; platforms may let a name be picked.</summary>
    Member,

    /// <summary>A message's link or id.</summary>
    Message,

    Choice,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,
}
