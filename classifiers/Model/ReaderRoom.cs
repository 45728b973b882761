namespace Belong.Classifiers.Model;

/// <summary>Room for the reader's numbers while it reads one text.</summary>
internal sealed class ReaderRoom
{
    public float[] Input { get; private set; } = [];

    public float[] Gates { get; private set; } = [];

    public float[] State { get; } = new float[ReaderShape.Hidden];

    public float[] Recurrent { get; } = new float[ReaderShape.Gates];

    public float[] Pooled { get; } = new float[ReaderShape.Pooled];

    public void Reserve(int length)
    {
        if (Input.Length < length * ReaderShape.Width)
        {
            Input = new float[length * ReaderShape.Width];
            Gates = new float[length * ReaderShape.Gates];
        }
    }
}
