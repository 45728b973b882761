using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Screening.Detectors;

/// <summary>
/// Words and phrases that leave little doubt, however they are disguised. Quoted, reported and denied ones pass:
/// the words have to be said, not talked about.
/// </summary>
internal sealed class WordListDetector(WordList list) : IDetector
{
    // Beyond this, more marks help nobody, and looking for quotation marks around each costs time.
    private const int MostMatches = 32;

    public string Name => "word-list";

    public void Find(Utterance utterance, Findings findings)
    {
        var phrases = list.Phrases;
        if (phrases.IsEmpty)
            return;

        foreach (var text in utterance.Texts)
            Find(text, phrases, findings);
    }

    private void Find(ScreenedText text, PhraseBook<WordListSection> phrases, Findings findings)
    {
        Dictionary<WordListSection, List<TextMark>>? matches = null;
        var tokens = text.Normalised.Tokens;
        var matched = 0;
        for (var token = 0; token < tokens.Length && matched < MostMatches; token++)
        {
            if (!phrases.TryMatch(text.Normalised, token, out var last, out var section))
                continue;

            matched++;
            if (Quotation.Covers(text.Normalised, token, last))
                continue;

            matches ??= [];
            if (!matches.TryGetValue(section, out var marks))
                matches[section] = marks = [];
            var start = tokens[token].OriginalStart;
            var end = tokens[last].OriginalStart + tokens[last].OriginalLength;
            marks.Add(new TextMark(start, end - start, FlagCategory.ListedWord.Label));
            token = last;
        }

        if (matches is null)
            return;

        foreach (var (section, marks) in matches)
        {
            findings.Add(
                new Finding(Name, FlagCategory.ListedWord, 1, $"Uses words that {section.Meaning}{text.Place}.")
                {
                    Clause = section.Clause,
                    In = text,
                    Marks = marks,
                    Urgent = section.Urgent,
                }
            );
        }
    }
}
