namespace Belong.Bot.Chat;

/// <summary>The answer to a press or a command, seen by the presser alone: a closed set.</summary>
internal abstract record Reply
{
    private Reply() { }

    /// <summary>A private message.</summary>
    public sealed record Message(Post Post) : Reply;

    /// <summary>A form to fill in.</summary>
    public sealed record OpenForm(Form Form) : Reply;

    /// <summary>
    /// No: the reason and the remedy in words, the field at fault if it is one, and a fresh card where there is one.
    /// </summary>
    public sealed record Refused(RefusalKind Kind, string Why) : Reply
    {
        /// <summary>The option or form field at fault.</summary>
        public string? Field { get; init; }

        public Post? Fresh { get; init; }
    }

    /// <summary>
    /// What may be typed, best first: the answer to <see cref="ChatEvent.SuggestionsAsked"/>, and to nothing else.
    /// </summary>
    /// <param name="Choices">At most 25, with labels of at most 100 characters (Discord's limits); empty for
    /// none.</param>
    public sealed record Suggestions(IReadOnlyList<Choice> Choices) : Reply;

    public static Reply Say(string text) => new Message(new Post(text));
}

/// <summary>What sort of no: platforms with status codes show it by one.</summary>
internal enum RefusalKind
{
    /// <summary>Something filled in is missing, malformed or too long.</summary>
    Invalid,

    /// <summary>Not this person's to do.</summary>
    Forbidden,

    /// <summary>No such case, message, command or button.</summary>
    NotFound,

    /// <summary>Somebody or something was first, or the state does not allow it.</summary>
    Conflict,

    /// <summary>Not possible on this platform, or not now.</summary>
    Unavailable,
}
