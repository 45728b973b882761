using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>What one direction of the network did on a shard of texts, kept for going back through it.</summary>
internal sealed class GruTape
{
    public float[] Gates { get; private set; } = [];

    public float[] GateChanges { get; private set; } = [];

    public float[] StateChanges { get; private set; } = [];

    public float[] Before { get; private set; } = [];

    public float[] After { get; private set; } = [];

    public float[] Candidates { get; private set; } = [];

    public void Reserve(int rows)
    {
        if (After.Length < rows * ReaderShape.Hidden)
        {
            Gates = new float[rows * ReaderShape.Gates];
            GateChanges = new float[rows * ReaderShape.Gates];
            StateChanges = new float[rows * ReaderShape.Gates];
            Before = new float[rows * ReaderShape.Hidden];
            After = new float[rows * ReaderShape.Hidden];
            Candidates = new float[rows * ReaderShape.Hidden];
        }
    }
}
