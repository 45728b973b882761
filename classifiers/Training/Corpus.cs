using Belong.Classifiers.Data;
using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>All examples, parted into those to learn from, to choose by and to measure by.</summary>
internal sealed class Corpus
{
    /// <param name="texts">The examples of the data folders.</param>
    /// <param name="choosing">Further examples, to choose thresholds by and to measure, and for nothing else.</param>
    public Corpus(IEnumerable<LabelledText> texts, IEnumerable<LabelledText> choosing)
    {
        List<Example> training = [];
        List<Example> calibrating = [];
        List<LabelledText> measuring = [];
        Dictionary<string, int> numbers = [];
        HashSet<string> seen = [];
        foreach (var text in texts)
        {
            if (!seen.Add(text.Text))
                continue;

            if (text.Part == Part.Measure)
            {
                measuring.Add(text);
                continue;
            }

            if (!numbers.TryGetValue(text.Source.Name, out var number))
                numbers[text.Source.Name] = number = numbers.Count;

            var example = Ready(text, number);
            if (text.Part == Part.Choose)
            {
                calibrating.Add(example);
            }
            else
            {
                training.AddRange(Enumerable.Repeat(example, text.Source.Repeats));
            }
        }

        LabelledText[] further = [.. choosing.Where(text => !seen.Contains(text.Text))];
        Training = [.. training];
        Calibrating = [.. calibrating];
        Choosing =
        [
            .. further.Where(text => Parting.OfHeldBack(text.Text) == Part.Choose).Select(text => Ready(text, 0)),
        ];
        Measuring = [.. measuring, .. further.Where(text => Parting.OfHeldBack(text.Text) == Part.Measure)];
        Sources = [.. numbers.OrderBy(pair => pair.Value).Select(pair => pair.Key)];
    }

    public IReadOnlyList<string> Sources { get; }

    public Example[] Training { get; }

    /// <summary>Examples of the same sets that training does not see: to calibrate and to choose by.</summary>
    public Example[] Calibrating { get; }

    /// <summary>Examples of other sets, to choose by.</summary>
    public Example[] Choosing { get; }

    /// <summary>Examples that nothing is chosen by.</summary>
    public IReadOnlyList<LabelledText> Measuring { get; }

    /// <summary>
    /// For each source, the heads of which it shows both sides: there a bias of its own may absorb how strict it was.
    /// Where it shows one side only, the bias would swallow the label itself.
    /// </summary>
    public bool[][] TwoSided()
    {
        var counts = new int[Sources.Count, Heads.Count, 2];
        foreach (var example in Training)
        {
            for (var head = 0; head < Heads.Count; head++)
            {
                if (example.Weights[head] > 0)
                    counts[example.Source, head, (int)example.Targets[head]]++;
            }
        }

        return
        [
            .. Enumerable
                .Range(0, Sources.Count)
                .Select(source =>
                    Enumerable
                        .Range(0, Heads.Padded)
                        .Select(head =>
                            head < Heads.Count && counts[source, head, 0] >= 20 && counts[source, head, 1] >= 20
                        )
                        .ToArray()
                ),
        ];
    }

    /// <summary>
    /// What the last passes are over: every example that was annotated in full, which are our own, and for each of them
    /// a few others, so that learning how this community talks does not unlearn how the world attacks.
    /// </summary>
    public int[] Adaptation(int others, int seed)
    {
        int[] own =
        [
            .. Enumerable.Range(0, Training.Length).Where(i => Training[i].Text.Source.Scope == Scope.Everything),
        ];
        int[] rest =
        [
            .. Enumerable.Range(0, Training.Length).Where(i => Training[i].Text.Source.Scope != Scope.Everything),
        ];
        new Random(seed).Shuffle(rest);
        return [.. own, .. rest.Take(own.Length * others)];
    }

    private static Example Ready(LabelledText text, int source)
    {
        var targets = new float[Heads.Padded];
        var weights = new float[Heads.Padded];
        Targets.Of(text, targets, weights);
        return new Example
        {
            Text = text,
            Targets = targets,
            Weights = weights,
            Source = source,
        };
    }
}
