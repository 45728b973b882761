using Belong.Bot.Charter;

namespace Belong.Bot.Cases;

/// <summary>
/// What a detector thinks a message is. All that the bot knows of a category stands in this table, and the rest of the
/// house walks <see cref="All"/>: a new category is a property here.
/// </summary>
internal sealed class FlagCategory
{
    private static readonly List<FlagCategory> Table = [];

    private FlagCategory(string word, string name, string label, string clause, int rank)
    {
        Word = word;
        Name = name;
        Label = label;
        Clause = new ClauseId(clause);
        Rank = rank;
        Index = Table.Count;
        Table.Add(this);
    }

    public static IReadOnlyList<FlagCategory> All { get; } = Table.AsReadOnly();

    /// <summary>Somebody attacked for who they are: nothing offensive about protected characteristics.</summary>
    public static FlagCategory Identity { get; } =
        new("Identity", "attack on identity", "identity", "C4", rank: 1) { IsWeighed = true, IsAttack = true };

    /// <summary>No threats and no incitement of violence.</summary>
    public static FlagCategory Threat { get; } =
        new("Threat", "threat", "threat", "C7", rank: 0) { IsWeighed = true, IsAttack = true };

    /// <summary>No sexual harassment.</summary>
    public static FlagCategory Sexual { get; } =
        new("Sexual", "sexual harassment", "sexual", "C5", rank: 1) { IsWeighed = true, IsAttack = true };

    /// <summary>No discrimination or harassment in any form.</summary>
    public static FlagCategory Insult { get; } =
        new("Insult", "insult", "insult", "C1", rank: 3) { IsWeighed = true, IsAttack = true };

    /// <summary>No unsolicited promotion and no sales pitches.</summary>
    public static FlagCategory Promotion { get; } =
        new("Promotion", "self-promotion", "promotion", "C20", rank: 4) { IsWeighed = true };

    /// <summary>The same again, over days and channels.</summary>
    public static FlagCategory Repetition { get; } = new("Repetition", "repetition", "said before", "C20", rank: 4);

    /// <summary>Links that lead away under false or unasked colours.</summary>
    public static FlagCategory Invitation { get; } =
        new("Invitation", "link or invitation", "link", "C20", rank: 4) { IsWeighed = true };

    /// <summary>No publishing of confidential or sensitive communication.</summary>
    public static FlagCategory PersonalData { get; } =
        new("PersonalData", "personal data", "personal data", "C9", rank: 2) { IsWeighed = true };

    /// <summary>Words that leave little doubt; a list names its own clauses.</summary>
    public static FlagCategory ListedWord { get; } =
        new("ListedWord", "listed word", "listed words", "C1", rank: 1) { IsAttack = true };

    /// <summary>No contact after being asked to stop.</summary>
    public static FlagCategory CeaseOrder { get; } =
        new("CeaseOrder", "contact after a request to cease", "asked to stop", "C8", rank: 0);

    /// <summary>A filter of the platform itself held it back or flagged it; settings name the clause.</summary>
    public static FlagCategory PlatformFilter { get; } =
        new("PlatformFilter", "held back or flagged by the platform's filter", "filtered", "C1", rank: 5);

    /// <summary>Under which it is stored and set: it never changes, databases and settings are full of it.</summary>
    public string Word { get; }

    /// <summary>What moderators read.</summary>
    public string Name { get; }

    /// <summary>What marked words are labelled with.</summary>
    public string Label { get; }

    /// <summary>The clause that it breaches, where a detector does not name another.</summary>
    public ClauseId Clause { get; }

    /// <summary>
    /// 0 weighs most for the people concerned, and comes first: scores of different detectors do not compare.
    /// </summary>
    public int Rank { get; }

    /// <summary>
    /// Its detectors weigh, so a community can move its threshold. What always scores 1 has no threshold: another would
    /// change nothing.
    /// </summary>
    public bool IsWeighed { get; private init; }

    /// <summary>Somebody is attacked; urgent when their personal data stand beside it.</summary>
    public bool IsAttack { get; private init; }

    /// <summary>Its place in <see cref="All"/>, for scores in an array; never stored.</summary>
    public int Index { get; }

    /// <summary>Null where no category has this word.</summary>
    public static FlagCategory? Find(string word, StringComparison comparison = StringComparison.Ordinal) =>
        Table.Find(category => category.Word.Equals(word, comparison));

    /// <exception cref="ArgumentException">No category has this word.</exception>
    public static FlagCategory Named(string word) =>
        Find(word) ?? throw new ArgumentException($"'{word}' is no category", nameof(word));

    public override string ToString() => Word;
}
