using Belong.Bot.Cases;

namespace Belong.Bot.Screening;

/// <summary>
/// What the detectors say about one message: a score for each category, and findings where a score reaches its
/// threshold. Reused from message to message.
/// </summary>
internal sealed class Findings(Thresholds thresholds)
{
    /// <summary>From which score on a rule's finding counts, where settings say nothing else.</summary>
    public const float RuleThreshold = 0.5f;

    /// <summary>Lower scores say nothing about where a threshold belongs and are not kept.</summary>
    private const float LowestScoreKept = 0.05f;

    private static readonly IReadOnlyDictionary<FlagCategory, float> NoScores =
        new Dictionary<FlagCategory, float>();

    private readonly float[] scores = new float[Enum.GetValues<FlagCategory>().Length];
    private readonly List<Finding> found = [];

    public IReadOnlyList<Finding> Found => found;

    /// <summary>The score from which a finding counts: the setting's, or else the detector's own.</summary>
    public float ThresholdOf(FlagCategory category, float own) => thresholds[category] ?? own;

    /// <summary>The highest score so far, 0 for none.</summary>
    public float ScoreOf(FlagCategory category) => scores[(int)category];

    /// <summary>Keeps a score, whether or not anything is found.</summary>
    public void Note(FlagCategory category, float score) =>
        scores[(int)category] = Math.Max(scores[(int)category], score);

    /// <summary>Keeps the score, and the finding if the score reaches the threshold.</summary>
    /// <param name="own">The detector's own threshold, for where settings name none.</param>
    public void Add(Finding finding, float own = RuleThreshold)
    {
        Note(finding.Category, finding.Score);
        if (finding.Score >= ThresholdOf(finding.Category, own))
            found.Add(finding);
    }

    /// <summary>Drops the findings after the first <paramref name="count"/>; their scores stay.</summary>
    public void KeepOnly(int count) => found.RemoveRange(count, found.Count - count);

    /// <summary>The scores worth keeping.</summary>
    public IReadOnlyDictionary<FlagCategory, float> Scores()
    {
        Dictionary<FlagCategory, float>? kept = null;
        for (var category = 0; category < scores.Length; category++)
        {
            if (scores[category] >= LowestScoreKept)
                (kept ??= [])[(FlagCategory)category] = scores[category];
        }

        return kept ?? NoScores;
    }

    public void Clear()
    {
        found.Clear();
        Array.Clear(scores);
    }
}
