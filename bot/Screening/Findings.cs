using Belong.Bot.Cases;
using Belong.Bot.Learning;

namespace Belong.Bot.Screening;

/// <summary>
/// What the detectors say about one message: a score for each category, and findings where a score reaches its
/// threshold. Reused from message to message.
/// </summary>
internal sealed class Findings
{
    /// <summary>From which score on a rule's finding counts, where settings say nothing else.</summary>
    public const float RuleThreshold = 0.5f;

    private static readonly IReadOnlyDictionary<FlagCategory, float> NoScores = new Dictionary<FlagCategory, float>();

    private readonly float[] _scores = new float[FlagCategory.All.Count];
    private readonly float[] _shadow = new float[FlagCategory.All.Count];
    private readonly List<Finding> _found = [];
    private Thresholds _thresholds = Thresholds.None;
    private string? _shadowModel;

    public IReadOnlyList<Finding> Found => _found;

    /// <summary>The score from which a finding counts: the setting's, or else the detector's own.</summary>
    public float ThresholdOf(FlagCategory category, float own) => _thresholds[category] ?? own;

    /// <summary>The highest score so far, 0 for none.</summary>
    public float ScoreOf(FlagCategory category) => _scores[category.Index];

    /// <summary>Keeps a score, whether or not anything is found.</summary>
    public void Note(FlagCategory category, float score) =>
        _scores[category.Index] = Math.Max(_scores[category.Index], score);

    /// <summary>Keeps the score, and the finding if the score reaches the threshold.</summary>
    /// <param name="own">The detector's own threshold, for where settings name none.</param>
    public void Add(Finding finding, float own = RuleThreshold)
    {
        Note(finding.Category, finding.Score);
        if (finding.Score >= ThresholdOf(finding.Category, own))
            _found.Add(finding);
    }

    /// <summary>Drops the findings after the first <paramref name="count"/>; their scores stay.</summary>
    public void KeepOnly(int count) => _found.RemoveRange(count, _found.Count - count);

    /// <summary>A second model scores the message as well.</summary>
    public void BeginShadow(string model) => _shadowModel = model;

    /// <summary>Keeps a second model's score; nothing is ever found by it.</summary>
    public void NoteShadow(FlagCategory category, float score) =>
        _shadow[category.Index] = Math.Max(_shadow[category.Index], score);

    /// <summary>The scores worth keeping.</summary>
    public IReadOnlyDictionary<FlagCategory, float> Scores() => Kept(_scores);

    /// <summary>
    /// The second model's scores worth keeping; null where none scored. Also without scores: it has seen the message.
    /// </summary>
    public ShadowScores? Shadow() => _shadowModel is null ? null : new ShadowScores(_shadowModel, Kept(_shadow));

    /// <summary>Begins with another message.</summary>
    /// <param name="inForce">The thresholds of its community.</param>
    public void Begin(Thresholds inForce)
    {
        _thresholds = inForce;
        _found.Clear();
        Array.Clear(_scores);
        if (_shadowModel is not null)
            Array.Clear(_shadow);
        _shadowModel = null;
    }

    private static IReadOnlyDictionary<FlagCategory, float> Kept(float[] scores)
    {
        Dictionary<FlagCategory, float>? kept = null;
        for (var index = 0; index < scores.Length; index++)
        {
            if (scores[index] >= Tunable.LowestScoreKept)
                (kept ??= [])[FlagCategory.All[index]] = scores[index];
        }

        return kept ?? NoScores;
    }
}
