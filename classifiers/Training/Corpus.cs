using Belong.Classifiers.Data;
using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>All examples, parted into those to learn from and those to measure and choose by.</summary>
internal sealed class Corpus
{
    public Corpus(IEnumerable<LabelledText> texts)
    {
        List<Example> training = [];
        List<Example> heldOut = [];
        Dictionary<string, int> numbers = [];
        HashSet<string> seen = [];
        foreach (LabelledText text in texts)
        {
            if (!seen.Add(text.Text))
            {
                continue;
            }

            float[] targets = new float[Heads.Room];
            float[] weights = new float[Heads.Room];
            Belong.Classifiers.Training.Targets.Of(text, targets, weights);
            if (!numbers.TryGetValue(text.Source.Name, out int number))
            {
                numbers[text.Source.Name] = number = numbers.Count;
            }

            Example example = new() { Text = text, Targets = targets, Weights = weights, Source = number };
            (text.HeldOut ? heldOut : training).Add(example);
        }

        Training = [.. training];
        HeldOut = [.. heldOut];
        Sources = [.. numbers.OrderBy(pair => pair.Value).Select(pair => pair.Key)];
    }

    public IReadOnlyList<string> Sources { get; }

    public Example[] Training { get; }

    public Example[] HeldOut { get; }

    /// <summary>
    /// For each source, the heads of which it shows both sides: there a bias of its own may absorb how strict it was.
    /// Where it shows one side only, the bias would swallow the label itself.
    /// </summary>
    public bool[][] TwoSided()
    {
        int[,,] counts = new int[Sources.Count, Heads.Count, 2];
        foreach (Example example in Training)
        {
            for (int head = 0; head < Heads.Count; head++)
            {
                if (example.Weights[head] > 0)
                {
                    counts[example.Source, head, (int)example.Targets[head]]++;
                }
            }
        }

        return [.. Enumerable.Range(0, Sources.Count).Select(source =>
            Enumerable.Range(0, Heads.Room).Select(head => head < Heads.Count && counts[source, head, 0] >= 20 && counts[source, head, 1] >= 20).ToArray())];
    }
}
