namespace Belong.Classifiers.Model;

/// <summary>
/// How hostile (or promotional) each word has proved in training, in four steps, and towards which head.
/// One byte a bucket: head in the high nibble, step 0-3 in the low one.
/// </summary>
internal sealed class WordLeaning(byte[] table)
{
    public const int Bits = 16;

    public static WordLeaning Empty { get; } = new(new byte[1 << Bits]);

    public ReadOnlySpan<byte> Table => table;

    public byte Of(ulong wordHash) => table[TokenHash.Bucket(wordHash, Bits)];

    public static int Step(byte leaning) => leaning & 0x0F;

    public static byte Pack(int head, int step) => (byte)((head << 4) | step);
}
