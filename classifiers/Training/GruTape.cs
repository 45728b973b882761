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
        if (After.Length < rows * GruShape.Hidden)
        {
            Gates = new float[rows * GruShape.Gates];
            GateChanges = new float[rows * GruShape.Gates];
            StateChanges = new float[rows * GruShape.Gates];
            Before = new float[rows * GruShape.Hidden];
            After = new float[rows * GruShape.Hidden];
            Candidates = new float[rows * GruShape.Hidden];
        }
    }
}
