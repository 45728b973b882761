using Belong.Classifiers.Data;

namespace Belong.Classifiers.Training;

/// <summary>
/// Makes posts out of lines. A label is about a whole text, and most texts that teach are one line: without posts of
/// which one line attacks and the others do not, a model learns that length is innocence.
/// </summary>
/// <param name="seed">Of what stands beside what.</param>
internal sealed class Composer(int seed)
{
    private const Labels Told = Labels.Insult | Labels.Identity | Labels.Threat | Labels.Sexual | Labels.Promotion;
    private const int LongestLine = 260;
    private const int ShortestPublic = 20;
    private const int LongestPublic = 160;
    private const int OnePublicIn = 10;
    private const int MostOrdinary = 4;
    private const int PostsOfHarm = 2;

    /// <summary>Posts for every part of the data; a post is made of lines of its own part only.</summary>
    public IEnumerable<LabelledText> Compose(IReadOnlyList<LabelledText> texts) =>
        Enum.GetValues<Part>()
            .SelectMany(part => Compose([.. texts.Where(text => text.Part == part)], new Random(seed + (int)part)));

    private static IEnumerable<LabelledText> Compose(LabelledText[] texts, Random random)
    {
        LabelledText[] own = [.. texts.Where(text => text.Source == Sources.Own && text.Text.Length <= LongestLine)];
        string[] ordinary = [.. own.Where(text => text.Labels == Labels.None).Select(text => text.Text)];
        LabelledText[] talk = [.. texts.Where(IsTalk)];
        if (ordinary.Length == 0)
            yield break;

        foreach (var line in own)
        {
            for (var post = 0; post < (line.Labels == Labels.None ? 1 : PostsOfHarm); post++)
            {
                yield return line with
                {
                    Text = Between(line.Text, ordinary, random),
                    Source = Sources.Posts,
                };
            }
        }

        // Elsewhere people attack among other words than here; the post keeps its source, and so what its labels mean.
        string[] elsewhere = [.. talk.Select(text => text.Text)];
        foreach (var line in texts.Where(text => IsTold(text) && elsewhere.Length > 0 && random.Next(OnePublicIn) == 0))
        {
            yield return line with
            {
                Text = Between(line.Text, elsewhere, random),
            };
            var other = talk[random.Next(talk.Length)];
            yield return other with
            {
                Text = Between(other.Text, elsewhere, random),
            };
        }
    }

    private static bool IsTalk(LabelledText text) =>
        text.Source.Name is "goemotions_benign" or "politeness"
        && text.Labels == Labels.None
        && text.Text.Length <= LongestPublic;

    private static bool IsTold(LabelledText text) =>
        (text.Labels & Told) != 0
        && text.Source.Scope is Scope.Abuse or Scope.Identity or Scope.Promotion
        && text.Text.Length is >= ShortestPublic and <= LongestPublic;

    // Anywhere in the post, first and last included.
    private static string Between(string line, string[] ordinary, Random random)
    {
        var count = 1 + random.Next(MostOrdinary);
        var at = random.Next(count + 1);
        var lines = Enumerable.Range(0, count + 1).Select(i => i == at ? line : ordinary[random.Next(ordinary.Length)]);
        return string.Join(random.Next(3) == 0 ? "\n" : " ", lines);
    }
}
