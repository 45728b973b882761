using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>The features of many examples, worked out once.</summary>
internal sealed class FeatureCache
{
    private readonly uint[][] _buckets;
    private readonly int[][] _familyEnds;

    public FeatureCache(Example[] examples, WordLeaning leaning, int bits, int longest, int threads)
    {
        _buckets = new uint[examples.Length][];
        _familyEnds = new int[examples.Length][];
        Parallel.For(
            0,
            examples.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => new Workspace(),
            (i, _, room) =>
            {
                room.Text.Fill(examples[i].Text.Text);
                var text = room.Text.Tokenised;
                text = text.Window(0, Math.Min(text.Tokens.Length, longest));
                room.Table.Fill(text, leaning);
                ScreenFeatures.Extract(text, room.Table, bits, room.Features, letters: true);
                _buckets[i] = room.Features.Buckets.ToArray();
                _familyEnds[i] = room.Features.FamilyEnds.ToArray();
                return room;
            },
            _ => { }
        );
    }

    public ReadOnlySpan<uint> BucketsOf(int example) => _buckets[example];

    public ReadOnlySpan<int> FamilyEndsOf(int example) => _familyEnds[example];
}
