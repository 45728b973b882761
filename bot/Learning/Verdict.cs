using Belong.Bot.Cases;

namespace Belong.Bot.Learning;

/// <summary>One case's answer to the question whether a category was rightly flagged in it.</summary>
/// <param name="Score">The highest among the case's flags of the category, 0 to 1.</param>
internal readonly record struct Verdict(FlagCategory Category, float Score, bool Upheld)
{
    /// <summary>
    /// One verdict for each case and category, however many flags the case gathered: they were decided once, so they
    /// are one piece of evidence.
    /// </summary>
    public static IReadOnlyList<Verdict> Of(IEnumerable<DecidedFlag> flags)
    {
        List<Verdict> verdicts = [];
        foreach (var decided in flags.GroupBy(flag => flag.Case))
        {
            var categories = decided.GroupBy(flag => flag.Category).ToList();
            foreach (var category in categories)
            {
                if (IsUpheld(category.First(), alone: categories.Count == 1) is { } upheld)
                    verdicts.Add(new Verdict(category.Key, category.Max(flag => flag.Score), upheld));
            }
        }

        return verdicts;
    }

    /// <returns>Null where the decision says nothing about the category.</returns>
    private static bool? IsUpheld(DecidedFlag flag, bool alone) =>
        flag.Disposition switch
        {
            Disposition.NoViolation => false,
            _ when Sanction.Of(flag.Disposition) is not null => flag.Appeal == AppealResult.Overturned ? false
            // Sanctioned for one thing, the case does not tell whether the other was there, too.
            : alone || flag.DecidedClause == flag.Clause ? true
            : null,
            _ => null,
        };
}
