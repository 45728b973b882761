namespace Belong.Bot.Platforms.Local;

/// <summary>
/// The community's own filter (<see cref="LocalOptions.Filter"/>), as platforms have one: what contains a phrase is
/// held back before anybody sees it, and the bot hears of it.
/// </summary>
internal sealed class PhraseFilter(LocalOptions options, LocalCommunity community)
{
    /// <summary>The phrase that holds this text back; null for none.</summary>
    public string? PhraseIn(string text) =>
        options.Filter.FirstOrDefault(phrase =>
            phrase.Length > 0 && text.Contains(phrase, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>Tells the bot what was held back, and the author why.</summary>
    public async Task<Problem> HoldBackAsync(
        LocalMember author,
        LocalChannel channel,
        string phrase,
        string text,
        CancellationToken cancellationToken
    )
    {
        var note = new ChangeNote(community.Now)
        {
            Channel = channel.Slug,
            Phrase = phrase,
            Text = text,
        };
        await community.WriteAsync(
            session =>
            {
                session.Log(ChangeKind.Filtered, author, note);
                return true;
            },
            cancellationToken
        );
        return Problem.Invalid("text", "The community's filter holds this text back. The moderators are told.");
    }
}
