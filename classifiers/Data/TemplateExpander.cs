using System.Text.RegularExpressions;

namespace Belong.Classifiers.Data;

/// <summary>
/// Fills the slots of frames. A frame of one split takes only fillers of the same split, so that validation meets
/// neither a frame nor a filler that training has seen. Each frame yields a bounded, seeded sample.
/// </summary>
internal sealed partial class TemplateExpander
{
    public const string FillersName = "fillers.tsv";

    private const int TrainingCap = 80;
    private const int ValidationCap = 12;

    private readonly Dictionary<(string Slot, string Split), List<string>> _fillers = [];
    private readonly int _seed;

    public TemplateExpander(string fillersPath, int seed)
    {
        _seed = seed;
        foreach (var row in TabbedFile.Read(fillersPath, "slot", "text", "split"))
        {
            var key = (row[0], row[2]);
            if (!_fillers.TryGetValue(key, out var list))
                _fillers[key] = list = [];

            list.Add(row[1]);
        }
    }

    public IEnumerable<LabelledText> Expand(IEnumerable<string> templateFiles)
    {
        foreach (var path in templateFiles)
        {
            var number = 0;
            foreach (var row in TabbedFile.Read(path, "frame", "labels", "split"))
            {
                number++;
                var labels = LabelNames.Parse(row[1], path);
                var id = $"{DataFolder.NameOf(path)}-{number}";
                var part = PartOf(row[0], row[2]);
                foreach (var text in Fill(row[0], row[2], path, number))
                    yield return new LabelledText(id, text, labels, Sources.Templates, part);
            }
        }
    }

    /// <summary>What the texts of a frame are for: all of them are on the same side.</summary>
    public static Part PartOf(string frame, string split) =>
        split == "validate" ? Parting.OfHeldBack(frame) : Part.Learn;

    /// <summary>The frame once for each member of one slot, everything else filled with the first filler.</summary>
    public IEnumerable<(string Filler, string Text)> FillWithEach(string frame, string slot)
    {
        IEnumerable<string> all = _fillers
            .Where(pair => pair.Key.Slot == slot)
            .SelectMany(pair => pair.Value)
            .Distinct()
            .Order(StringComparer.Ordinal);
        foreach (var filler in all)
        {
            var text = Slot()
                .Replace(frame, match => match.Groups[1].Value == slot ? filler : FirstOf(match.Groups[1].Value));
            yield return (filler, Polish(text));
        }
    }

    private HashSet<string> Fill(string frame, string split, string path, int number)
    {
        var slots = Slot().Matches(frame);
        long combinations = 1;
        foreach (Match slot in slots)
            combinations = Math.Min(combinations * ListOf(slot.Groups[1].Value, split, path, number).Count, 1_000_000);

        var wished = (int)Math.Min(combinations, split == "validate" ? ValidationCap : TrainingCap);
        Random random = new(HashCode(frame) ^ _seed);
        HashSet<string> texts = [];
        for (var attempt = 0; attempt < wished * 4 && texts.Count < wished; attempt++)
        {
            var text = Slot()
                .Replace(
                    frame,
                    match =>
                    {
                        var list = ListOf(match.Groups[1].Value, split, path, number);
                        return list[random.Next(list.Count)];
                    }
                );
            texts.Add(Polish(text));
        }

        return texts;
    }

    private List<string> ListOf(string slot, string split, string path, int number) =>
        _fillers.TryGetValue((slot, split), out var list)
            ? list
            : throw new DataException(
                $"'{path}', frame {number}: the slot '{{{slot}}}' has no {split} filler. Add one "
                    + $"to {FillersName}."
            );

    private string FirstOf(string slot) =>
        _fillers.TryGetValue((slot, "validate"), out var list) ? list[0]
        : _fillers.TryGetValue((slot, "train"), out list) ? list[0]
        : slot;

    // "a {groupadj}" must not become "a Irish", nor a sentence begin in lower case.
    private static string Polish(string text)
    {
        var articled = Article().Replace(text, "$1n ");
        return articled.Length > 0 && char.IsLower(articled[0])
            ? char.ToUpperInvariant(articled[0]) + articled[1..]
            : articled;
    }

    // string.GetHashCode differs from run to run.
    private static int HashCode(string text) => text.Aggregate(17, (hash, c) => unchecked((hash * 31) + c));

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Slot();

    [GeneratedRegex(@"\b([Aa]) (?=[aeioAEIO]|u[^nst]|un[^i])")]
    private static partial Regex Article();
}
