using Belong.Classifiers.Data;

namespace Belong.Classifiers.Training;

/// <summary>
/// Parts held-out examples into the benign registers and the sets of attacks that thresholds are chosen on.
/// </summary>
internal static class ThresholdData
{
    private const int SmallestSet = 12;
    private const double OwnImportance = 3;

    public static IEnumerable<(string Name, float[][] Scores, double Budget)> Benign(
        Example[] examples,
        float[][] scores
    ) =>
        Registers.All.Select(register =>
            (register.Name, Pick(examples, scores, text => Registers.Contains(register.Name, text)), register.Budget)
        );

    /// <summary>
    /// One set per source and kind. Any attack output may flag an attack (a moderator sees it either way); promotion
    /// must be flagged as such. A kind matters by how often communities see it, however many sources know of it, and
    /// within it what this community sees matters more than what other places see.
    /// </summary>
    public static IEnumerable<HarmfulSet> Harmful(Example[] examples, float[][] scores)
    {
        bool[] attack = [true, true, true, true, false];
        bool[] promotion = [false, false, false, false, true];
        (Labels Kind, double Importance, bool[] Rightly)[] kinds =
        [
            (Labels.Identity, 3, attack),
            (Labels.Threat, 1, attack),
            (Labels.Sexual, 1, attack),
            (Labels.Insult | Labels.Hostile, 2, attack),
            (Labels.Promotion, 2, promotion),
        ];
        string[] sources = [.. examples.Select(example => example.Text.Source.Name).Distinct()];
        return kinds.SelectMany(kind =>
            sources
                .Select(source => new HarmfulSet(
                    kind.Kind.ToString(),
                    kind.Importance,
                    Pick(examples, scores, text => text.Source.Name == source && (text.Labels & kind.Kind) != 0),
                    kind.Rightly,
                    IsOwn(source) ? OwnImportance : 1
                ))
                .Where(set => set.Scores.Length >= SmallestSet)
        );
    }

    private static bool IsOwn(string source) =>
        source == Sources.Own.Name || source == Sources.Templates.Name || source == Sources.Posts.Name;

    private static float[][] Pick(Example[] examples, float[][] scores, Func<LabelledText, bool> wanted) =>
        [.. Enumerable.Range(0, examples.Length).Where(i => wanted(examples[i].Text)).Select(i => scores[i])];
}
