using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>
/// Holds back words to a subject that name or quote somebody who reported or is affected: no victim is named without
/// their affirmative consent (C27).
/// </summary>
internal sealed class OutgoingCheck(ChatPlatforms platforms)
{
    /// <summary>So many words in a row are a quotation.</summary>
    private const int QuotedWords = 5;

    // One sentence for all: which name it was, or that it was a quotation, would tell whoever tries names out.
    private const string HeldBack =
        "These words name or quote somebody who told us in confidence or is affected, and who has not consented to it "
        + "(C25, C27). Say it without names and in your own words.";

    /// <summary>
    /// Why the words may not go out; null when they may. Never repeats the name, nor says whose it is.
    /// </summary>
    public async Task<Reply?> RefuseAsync(CaseFile file, OutgoingWords words, CancellationToken cancellationToken) =>
        await NamesOrQuotesAsync(file, words.Text, cancellationToken)
            ? new Reply.Refused(RefusalKind.Invalid, HeldBack) { Field = words.Field }
            : null;

    private async Task<bool> NamesOrQuotesAsync(CaseFile file, string text, CancellationToken cancellationToken)
    {
        var said = Words(text);
        if (said.Length == 0)
            return false;

        var platform = platforms[file.State.Community];
        foreach (var party in file.Parties)
        {
            var name =
                party.Member.Name
                ?? (party.Member.Id is { } id ? await platform.NameOfAsync(id, cancellationToken) : null);
            if (name is not null && Contains(said, Words(name)))
                return true;
        }

        return file.State.Reports.Any(report => SharesRun(said, Words(report.Concern.Words)));
    }

    private static string[] Words(string text) =>
        text.ToUpperInvariant()
            .Split(
                [.. text.Where(letter => !char.IsLetterOrDigit(letter)).Distinct()],
                StringSplitOptions.RemoveEmptyEntries
            );

    private static bool Contains(string[] text, string[] part) =>
        part.Length > 0
        && Enumerable
            .Range(0, Math.Max(0, text.Length - part.Length + 1))
            .Any(start => text.AsSpan(start, part.Length).SequenceEqual(part));

    private static bool SharesRun(string[] text, string[] source) =>
        Enumerable
            .Range(0, Math.Max(0, source.Length - QuotedWords + 1))
            .Any(start => Contains(text, source[start..(start + QuotedWords)]));
}
