namespace Belong.Classifiers.Model;

/// <summary>Space for the network's numbers while it reads one text.</summary>
internal sealed class GruBuffer
{
    public float[] Input { get; private set; } = [];

    public float[] Gates { get; private set; } = [];

    public float[] State { get; } = new float[GruShape.Hidden];

    public float[] Recurrent { get; } = new float[GruShape.Gates];

    public float[] Pooled { get; } = new float[GruShape.Pooled];

    public void Reserve(int length)
    {
        if (Input.Length < length * GruShape.Width)
        {
            Input = new float[length * GruShape.Width];
            Gates = new float[length * GruShape.Gates];
        }
    }
}
