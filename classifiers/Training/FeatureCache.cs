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
            (i, _, workspace) =>
            {
                workspace.Text.Fill(examples[i].Text.Text);
                var text = workspace.Text.Tokenised;
                text = text.Window(0, Math.Min(text.Tokens.Length, longest));
                workspace.Table.Fill(text, leaning);
                ScreenFeatures.Extract(text, workspace.Table, bits, workspace.Features, letters: true);
                _buckets[i] = workspace.Features.Buckets.ToArray();
                _familyEnds[i] = workspace.Features.FamilyEnds.ToArray();
                return workspace;
            },
            _ => { }
        );
    }

    public ReadOnlySpan<uint> BucketsOf(int example) => _buckets[example];

    public ReadOnlySpan<int> FamilyEndsOf(int example) => _familyEnds[example];
}
