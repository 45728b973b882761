namespace Belong.Bot.Charter;

/// <summary>
/// The index behind <c>/charter [words]</c>. A clause scores, for each word asked, its best match
/// times that word's inverse document frequency (rare words say more), summed over the words.
/// </summary>
internal sealed class ClauseSearch
{
    private const int MostResults = 5;
    private const int MostWords = 12;
    private const int LongestQuery = 200;

    // Above any sum of word scores, so that an id that was typed comes first.
    private const double WholeId = 1_000;
    private const double BeginningOfId = 500;

    private const double TitleWeight = 3;
    private const double SearchWordWeight = 3;
    private const double TextWeight = 1;

    private readonly List<Entry> _entries;

    public ClauseSearch(IEnumerable<Clause> clauses) => _entries = [.. clauses.Select(Entry.Of)];

    /// <summary>Best first; equally good ones in the document's order.</summary>
    public IReadOnlyList<Clause> Find(string words)
    {
        if (words.Length > LongestQuery)
        {
            words = words[..LongestQuery];
        }

        var asked = SearchTerm.Meaningful(words).Take(MostWords).ToList();
        var scores = new double[_entries.Count];
        foreach (var term in asked)
        {
            var matches = _entries.Select(entry => entry.Match(term)).ToList();
            var found = matches.Count(match => match > 0);
            var rarity = Math.Log(1 + ((double)_entries.Count / Math.Max(found, 1)));
            for (var i = 0; i < scores.Length; i++)
            {
                scores[i] += (matches[i] * rarity) + _entries[i].MatchId(term);
            }
        }

        return
        [
            .. _entries
                .Select((entry, i) => (entry.Clause, Score: scores[i]))
                .Where(result => result.Score > 0)
                .OrderByDescending(result => result.Score)
                .Take(MostResults)
                .Select(result => result.Clause),
        ];
    }

    private sealed record Entry(Clause Clause, string Id, IReadOnlyList<(SearchTerm Term, double Weight)> Terms)
    {
        public static Entry Of(Clause clause)
        {
            var terms = SearchTerm
                .Meaningful(clause.Title)
                .Select(term => (term, TitleWeight))
                .Concat(
                    SearchTerm.Meaningful(string.Join(' ', clause.SearchWords)).Select(term => (term, SearchWordWeight))
                )
                .Concat(SearchTerm.Meaningful(clause.Text).Select(term => (term, TextWeight)));
            return new Entry(clause, clause.Id.Value.ToLowerInvariant(), [.. terms]);
        }

        public double Match(SearchTerm asked) =>
            Terms.Count == 0 ? 0 : Terms.Max(own => own.Weight * asked.Likeness(own.Term));

        public double MatchId(SearchTerm asked)
        {
            if (Id == asked.Word)
            {
                return WholeId;
            }

            // "m2" means M2a to M2n; "c" alone means nothing.
            var isBeginning = asked.Word.Any(char.IsAsciiDigit) && Id.StartsWith(asked.Word, StringComparison.Ordinal);
            return isBeginning ? BeginningOfId : 0;
        }
    }
}
