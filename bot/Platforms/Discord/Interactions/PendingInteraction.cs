namespace Belong.Bot.Platforms.Discord.Interactions;

/// <summary>Somebody who waits for an answer.</summary>
/// <param name="Id">Discord's id of it.</param>
/// <param name="Application">The bot's application.</param>
/// <param name="Token">The permission to answer, good for 15 minutes.</param>
/// <param name="User">Who waits.</param>
/// <param name="IsForm">Whether it is a form that was sent, which no other form may answer.</param>
internal sealed record PendingInteraction(ulong Id, ulong Application, string Token, ulong User, bool IsForm)
{
    /// <summary>One at a time answers: the answer, or the word that one will come.</summary>
    public SemaphoreSlim Turn { get; } = new(1);

    /// <summary>Discord was told that the answer will come: from then on it is an edit.</summary>
    public bool IsDeferred { get; set; }

    public bool IsAnswered { get; set; }

    /// <summary>They are still typing: the answer is what they may mean, it is one word and never deferred.</summary>
    public bool IsTyping { get; init; }

    /// <summary>What they type is a number, and so is what is suggested.</summary>
    public bool TypesNumber { get; init; }

    /// <summary>When it came, for the quarter of an hour that the token is good.</summary>
    public long Since { get; init; }
}
