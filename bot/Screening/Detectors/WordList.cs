using System.Text.RegularExpressions;
using Belong.Bot.Charter;
using Belong.Classifiers.Text;

namespace Belong.Bot.Screening.Detectors;

/// <summary>What a section of a word list says of its phrases.</summary>
/// <param name="Clause">The clause that they breach.</param>
/// <param name="Meaning">What they do, to continue "Uses words that ...".</param>
/// <param name="Urgent">Wants a person now.</param>
internal sealed record WordListSection(ClauseId Clause, string Meaning, bool Urgent);

/// <summary>A list of words and phrases by clause. Immutable; a reload makes a new one.</summary>
internal sealed partial class WordList
{
    private WordList(PhraseBook<WordListSection> phrases) => Phrases = phrases;

    public PhraseBook<WordListSection> Phrases { get; }

    /// <summary>The list that the program brings along.</summary>
    public static WordList BuiltIn()
    {
        var type = typeof(WordList);
        using var stream =
            type.Assembly.GetManifestResourceStream($"{type.Namespace}.words.txt")
            ?? throw new InvalidOperationException("the built-in word list is missing from the program");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), "the built-in word list");
    }

    /// <exception cref="WordListException">The file cannot be read, or a line of it is wrong.</exception>
    public static WordList Load(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), $"the word list '{path}'");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new WordListException(
                $"the word list '{path}' cannot be read: check that the file exists and may be read, "
                    + "or remove Screening:WordList:Path to use the built-in list"
            );
        }
    }

    /// <summary>
    /// Reads <c>[C7 urgent] what the words do</c> as the head of a section, one phrase a line below it, and
    /// <c>#</c> as the beginning of a comment line. A phrase after <c>^</c> counts only at the beginning of a sentence.
    /// </summary>
    /// <param name="source">How messages name the list.</param>
    /// <exception cref="WordListException">All lines that are wrong, each with its number and the remedy.</exception>
    public static WordList Parse(string content, string source)
    {
        List<string> errors = [];
        List<(string, WordListSection)> phrases = [];
        WordListSection? section = null;
        var number = 0;
        foreach (var raw in content.Split('\n'))
        {
            number++;
            var line = raw.Trim().TrimStart('\uFEFF');
            if (line.Length == 0 || line[0] == '#')
                continue;

            if (line[0] == '[')
            {
                section = SectionHead().Match(line) is { Success: true } head
                    ? new WordListSection(
                        new ClauseId(head.Groups["clause"].Value),
                        head.Groups["meaning"].Value,
                        head.Groups["urgent"].Success
                    )
                    : null;
                if (section is null)
                {
                    errors.Add(
                        $"line {number}: write a section as '[C7 urgent] what the words do', 'urgent' where it is"
                    );
                }
            }
            else if (section is null)
            {
                errors.Add($"line {number}: a phrase before any section; put '[C4] what the words do' above it");
            }
            else if (PhraseError(line) is { } error)
            {
                errors.Add($"line {number}: {error}; write words and spaces only");
            }
            else
            {
                phrases.Add((line, section));
            }
        }

        return errors.Count == 0
            ? new WordList(new PhraseBook<WordListSection>(phrases))
            : throw new WordListException($"{source} is wrong in {errors.Count} place(s): {string.Join("; ", errors)}");
    }

    private static string? PhraseError(string phrase)
    {
        foreach (var token in NormalisedText.From(phrase.TrimStart('^')).Tokens)
        {
            if (token.Kind != TokenKind.Word)
                return "something in the phrase is not a word";
        }

        return phrase.TrimStart('^').Length == 0 ? "there is no word" : null;
    }

    [GeneratedRegex(@"^\[(?<clause>[CM][0-9]{1,2}[a-z]?)(?<urgent>\s+urgent)?\]\s*(?<meaning>\S.*)$")]
    private static partial Regex SectionHead();
}

/// <summary>A word list cannot be used; the message names the file, the lines and the remedy.</summary>
internal sealed class WordListException(string message) : Exception(message);
