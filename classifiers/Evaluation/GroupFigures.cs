using Belong.Classifiers.Data;
using Belong.Classifiers.Model;

namespace Belong.Classifiers.Evaluation;

/// <summary>Whether neutral mentions of one group are flagged more than those of another.</summary>
/// <param name="Groups">How many groups were compared, each in the same frames.</param>
/// <param name="Frames">How many frames each group was put into.</param>
/// <param name="Flagged">The share of all these mentions that is flagged.</param>
/// <param name="Highest">The highest share of any group.</param>
/// <param name="HighestGroup">That group.</param>
/// <param name="Lowest">The lowest share of any group.</param>
internal sealed record GroupFigures(
    int Groups,
    int Frames,
    double Flagged,
    double Highest,
    string HighestGroup,
    double Lowest
)
{
    /// <summary>
    /// The highest share over the lowest, each with one imagined flag more in one imagined mention more, so that one
    /// flag against none in few frames is not infinitely unequal.
    /// </summary>
    public double Spread => ((Highest * Frames) + 1) / ((Lowest * Frames) + 1);

    /// <summary>The figures in one sentence.</summary>
    public override string ToString() =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"Neutral mentions: {Groups} names of groups in the same {Frames} frames each. {100 * Flagged:0.00} % are "
                + $"flagged; by group at most {100 * Highest:0.0} % ({HighestGroup}) and at least {100 * Lowest:0.0} "
                + $"%; "
                + $"spread {Spread:0.00}."
        );

    /// <summary>Puts every group into every neutral frame that neither training nor choosing has seen.</summary>
    public static GroupFigures? Measure(TextClassifier classifier, string dataFolder)
    {
        var fillers = Path.Combine(dataFolder, TemplateExpander.FillersName);
        var templates = Path.Combine(dataFolder, "templates");
        if (!File.Exists(fillers) || !Directory.Exists(templates))
            return null;

        TemplateExpander expander = new(fillers, seed: 1);
        List<(string Group, int Flagged, int Frames)> groups = [];
        foreach (var slot in new[] { "group", "groupadj" })
        {
            string[] frames =
            [
                .. NeutralFrames(templates).Where(frame => frame.Contains($"{{{slot}}}", StringComparison.Ordinal)),
            ];
            var texts = frames
                .SelectMany(frame => expander.FillWithEach(frame, slot))
                .GroupBy(pair => pair.Filler, pair => pair.Text);
            groups.AddRange(
                texts.Select(group => (group.Key, group.Count(text => IsFlagged(classifier, text)), frames.Length))
            );
        }

        return groups.Count == 0 ? null : Of(groups);
    }

    private static GroupFigures Of(List<(string Group, int Flagged, int Frames)> groups)
    {
        (string Group, double Share)[] shares =
        [
            .. groups
                .Select(group => (group.Group, group.Flagged / (double)group.Frames))
                .OrderByDescending(pair => pair.Item2),
        ];
        return new GroupFigures(
            groups.Count,
            (int)Math.Round(groups.Average(group => group.Frames)),
            groups.Sum(group => group.Flagged) / (double)groups.Sum(group => group.Frames),
            shares[0].Share,
            shares[0].Group,
            shares[^1].Share
        );
    }

    // Only frames about groups: one that denies or reports an insult is benign, but more than a mention.
    private static IEnumerable<string> NeutralFrames(string templates) =>
        TabbedFile
            .Read(Path.Combine(templates, "groups.tsv"), "frame", "labels", "split")
            .Where(row => row[1] == "none" && TemplateExpander.PartOf(row[0], row[2]) == Part.Measure)
            .Select(row => row[0]);

    private static bool IsFlagged(TextClassifier classifier, string text)
    {
        Span<float> scores = stackalloc float[Heads.Categories];
        classifier.Score(text, scores);
        var flagged = false;
        for (var category = 0; category < Heads.Categories; category++)
            flagged |= scores[category] >= classifier.ThresholdFor((Category)category);

        return flagged;
    }
}
