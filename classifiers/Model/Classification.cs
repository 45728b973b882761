namespace Belong.Classifiers.Model;

/// <summary>What the classifier says about one text. Immutable.</summary>
public sealed class Classification
{
    private readonly CategoryScores _scores;
    private readonly int _reached;

    internal Classification(CategoryScores scores, int reached, IReadOnlyList<CategorySpan> spans)
    {
        _scores = scores;
        _reached = reached;
        Spans = spans;
    }

    /// <summary>The calibrated probability of a category, from 0 to 1.</summary>
    public float this[Category category] => _scores[category];

    /// <summary>All five probabilities.</summary>
    public CategoryScores Scores => _scores;

    /// <summary>The probability that the text swears or is otherwise obscene. No flag by itself.</summary>
    public float Obscene => _scores.Obscene;

    /// <summary>
    /// The stretches of the original text that weighed most, for the categories that reach their thresholds.
    /// </summary>
    public IReadOnlyList<CategorySpan> Spans { get; }

    /// <summary>Whether any category reaches its shipped threshold.</summary>
    public bool IsFlagged => _reached != 0;

    /// <summary>Whether a category reaches its shipped threshold.</summary>
    public bool Reaches(Category category) => (_reached & (1 << (int)category)) != 0;

    /// <summary>The categories that reach their shipped thresholds.</summary>
    public IEnumerable<Category> Flags => Enum.GetValues<Category>().Where(Reaches);
}
