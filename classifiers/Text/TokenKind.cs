namespace Belong.Classifiers.Text;

/// <summary>
/// What a token of a message is. Everything but words and punctuation is recognised by its form alone.
/// </summary>
public enum TokenKind : byte
{
    /// <summary>A run of letters, after look-alikes, leetspeak and spaced letters have been undone.</summary>
    Word,

    /// <summary>A web address, with or without its scheme.</summary>
    Url,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A telephone number of nine to fifteen digits.</summary>
    Phone,

    /// <summary>A reference to a member, such as <c>@name</c> or a platform's own form of it.</summary>
    Mention,

    /// <summary>A topic marked with <c>#</c>; its value is the topic without the mark.</summary>
    Hashtag,

    /// <summary>An amount of money with its currency sign.</summary>
    Price,

    /// <summary>Any other number, ordinal, time or percentage.</summary>
    Number,

    /// <summary>One emoji; a flag counts as one.</summary>
    Emoji,

    /// <summary>One mark, or a run of the same mark.</summary>
    Punctuation,
}
