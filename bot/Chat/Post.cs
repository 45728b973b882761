namespace Belong.Bot.Chat;

/// <summary>Something that the bot says: text, fields with marked words, buttons.</summary>
internal sealed record Post(string Text)
{
    /// <summary>A heading; with fields it makes the post a card.</summary>
    public string? Title { get; init; }

    public PostTone Tone { get; init; }

    public IReadOnlyList<PostField> Fields { get; init; } = [];

    public IReadOnlyList<PostButton> Buttons { get; init; } = [];

    /// <summary>The message that this answers, on platforms that thread replies.</summary>
    public MessageId? ReplyTo { get; init; }
}

/// <summary>How pressing a post is; never shown by colour alone.</summary>
internal enum PostTone
{
    Plain,
    Notice,
    Urgent,
    Done,
}

/// <summary>A named part of a card.</summary>
internal sealed record PostField(string Name, string Value)
{
    /// <summary>Words to mark in <see cref="Value"/>, in order, not overlapping.</summary>
    public IReadOnlyList<TextMark> Marks { get; init; } = [];

    /// <summary>True for the words of a message: whom it mentions is shown by name, and nobody is pinged.</summary>
    public bool Quoted { get; init; }

    /// <summary>True for a short value that may share a line with its neighbours.</summary>
    public bool Short { get; init; }
}

/// <summary>A marked stretch of a text, in UTF-16 units, and why it is marked.</summary>
internal readonly record struct TextMark(int Start, int Length, string Label);

/// <summary>A button; its id carries what to do, never authority to do it.</summary>
/// <param name="Id">At most 100 characters (Discord's limit), unique in the post.</param>
/// <param name="Label">At most 80 characters.</param>
/// <param name="Style">How it looks.</param>
internal sealed record PostButton(string Id, string Label, ButtonStyle Style = ButtonStyle.Secondary);

internal enum ButtonStyle
{
    Primary,
    Secondary,
    Success,
    Danger,
}
