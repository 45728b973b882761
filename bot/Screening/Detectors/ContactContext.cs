using Belong.Classifiers.Text;

namespace Belong.Bot.Screening.Detectors;

/// <summary>Whose details they seem to be, judged by the words around them.</summary>
[Flags]
internal enum ContactOwner
{
    Unknown = 0,

    /// <summary>The author's own ("my number", a signature).</summary>
    Author = 1,

    /// <summary>Meant to be found: an office, a helpline, a venue, a booking.</summary>
    Public = 2,

    /// <summary>Another person's ("her number", "he lives at").</summary>
    SomebodyElse = 4,

    /// <summary>A name stands right before them.</summary>
    Named = 8,

    /// <summary>
    /// Words that go with details of any sort ("contact", "details"); with another person's they excuse nothing.
    /// </summary>
    Offered = 16,
}

/// <summary>Reads the words around a detail.</summary>
internal static class ContactContext
{
    private const int WordsBefore = 14;
    private const int WordsAfter = 8;

    // Marks and other details in between do not count as words, but they do not stretch the reach for ever.
    private const int MostTokens = 48;

    private static readonly Dictionary<string, ContactOwner>.AlternateLookup<ReadOnlySpan<char>> Cues = Read(
        (
            ContactOwner.Author,
            "my me mine i i'm im i've i'll us our ours we we're we'll regards wishes sincerely cheers faithfully"
        ),
        (
            ContactOwner.Public,
            "office offices helpline hotline switchboard reception receptionist enquiries enquiry centre center line "
                + "freephone "
                + "booking bookings book venue hall library church mosque temple gurdwara synagogue school college "
                + "university council "
                + "charity organisation organiser organisers service services team rsvp register registration tickets "
                + "police samaritans helpdesk press media event events meeting conference workshop training hosted "
                + "held "
                + "join surgery "
                + "clinic shop museum theatre hotel headquarters hq campus donate donations donation fundraiser appeal "
                + "invoice "
                + "coordinator support department community hub volunteers volunteering fax tel ltd limited plc inc "
                + "llp "
                + "cic cio "
                + "publishers editor proceedings "
                + "institute society association foundation trust restaurant cafe"
        ),
        (ContactOwner.Offered, "contact contacts details info information"),
        (
            ContactOwner.SomebodyElse,
            "his her hers him he she he's she's their theirs them they they're lives lived home house flat neighbour "
                + "ex wife husband "
                + "girlfriend boyfriend mother father daughter son"
        )
    );

    private static readonly HashSet<string> NotPossessive =
    [
        "it's",
        "that's",
        "what's",
        "here's",
        "there's",
        "let's",
        "who's",
        "where's",
        "how's",
        "today's",
    ];

    /// <summary>
    /// All that the words around a stretch of the original speak for; <see cref="ContactOwner.Author"/> only if
    /// nearest.
    /// </summary>
    public static ContactOwner Of(NormalisedText text, int start, int length)
    {
        var tokens = text.Tokens;
        var first = FirstAt(tokens, start);
        var owner = ContactOwner.Unknown;
        var nearest = ContactOwner.Unknown;
        var words = 0;
        for (var i = first - 1; i >= Math.Max(0, first - MostTokens) && words < WordsBefore; i--)
        {
            if (tokens[i].Kind != TokenKind.Word)
                continue;

            words++;
            Weigh(CueOf(text, tokens[i]));
        }

        words = 0;
        var next = FirstAt(tokens, start + length);
        for (var i = next; i < Math.Min(tokens.Length, next + MostTokens) && words < WordsAfter; i++)
        {
            if (tokens[i].Kind != TokenKind.Word)
                continue;

            words++;
            Weigh(CueOf(text, tokens[i]));
        }

        // "I found her number": whose it is, is said by the nearer of the two.
        if (nearest == ContactOwner.Author)
            owner &= ~ContactOwner.SomebodyElse;
        else if (nearest == ContactOwner.SomebodyElse)
            owner &= ~ContactOwner.Author;

        return NameBefore(text, first) ? owner | ContactOwner.Named : owner;

        void Weigh(ContactOwner cue)
        {
            owner |= cue;
            if (nearest == ContactOwner.Unknown && cue is ContactOwner.Author or ContactOwner.SomebodyElse)
                nearest = cue;
        }
    }

    private static ContactOwner CueOf(NormalisedText text, Token token)
    {
        var word = text.ValueOf(token);
        if (Cues.TryGetValue(word, out var cue))
            return cue;

        // "Sarah's number".
        return
            word.EndsWith("'s")
            && char.IsUpper(text.Original[token.OriginalStart])
            && !NotPossessive.Contains(word.ToString())
            ? ContactOwner.SomebodyElse
            : ContactOwner.Unknown;
    }

    // Two capitalised words, at most two marks away: "Sarah Jones: 07...".
    private static bool NameBefore(NormalisedText text, int first)
    {
        var tokens = text.Tokens;
        var last = first - 1;
        while (last >= 0 && first - last <= 2 && tokens[last].Kind == TokenKind.Punctuation)
            last--;

        return last > 0 && IsName(text, tokens[last]) && IsName(text, tokens[last - 1]);
    }

    private static bool IsName(NormalisedText text, Token token) =>
        token.Kind == TokenKind.Word
        && token.Length > 1
        && (token.Traits & TokenTraits.Shouted) == 0
        && char.IsUpper(text.Original[token.OriginalStart]);

    private static int FirstAt(ReadOnlySpan<Token> tokens, int original)
    {
        var low = 0;
        var high = tokens.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tokens[middle].OriginalStart < original)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static Dictionary<string, ContactOwner>.AlternateLookup<ReadOnlySpan<char>> Read(
        params (ContactOwner Owner, string Words)[] cues
    ) =>
        cues.SelectMany(cue => cue.Words.Split(' ').Select(word => (word, cue.Owner)))
            .ToDictionary(cue => cue.word, cue => cue.Owner, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
}
