using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Belong.Classifiers.Text;

namespace Belong.Classifiers.Model;

/// <summary>
/// What the letters of words say to the screen, kept for the words met last: letters are most of a message's features,
/// and most of its words are common. What is kept never changes a score, only the time that it takes.
/// </summary>
internal sealed class LetterSums
{
    private const int Places = 4096;

    private readonly ulong[] _words = new ulong[Places];
    private readonly int[] _counts = new int[Places];
    private readonly float[] _sums = new float[Places * Heads.Padded];
    private readonly FeatureList _letters = new();
    private Screen? _owner;

    /// <summary>
    /// The sum of the weights of all letter features of a text whose table is filled, and how many there are.
    /// </summary>
    public Vector256<float> Of(TokenisedText text, TokenTable table, Screen screen, out int count)
    {
        if (_owner != screen)
        {
            Array.Clear(_words);
            _owner = screen;
        }

        var sum = Vector256<float>.Zero;
        count = 0;
        ref var start = ref MemoryMarshal.GetArrayDataReference(_sums);
        for (var i = 0; i < text.Tokens.Length; i++)
        {
            var token = text.Tokens[i];
            if (token.Kind is not (TokenKind.Word or TokenKind.Hashtag))
                continue;

            var word = table.Hashes[i];
            var place = (int)(word >> 52);
            if (_words[place] != word)
                Keep(word, text.ValueOf(token), place, screen);

            count += _counts[place];
            sum += Vector256.LoadUnsafe(ref start, (nuint)(place * Heads.Padded));
        }

        return sum;
    }

    private void Keep(ulong word, ReadOnlySpan<char> value, int place, Screen screen)
    {
        _letters.Clear();
        ScreenFeatures.AddLetters(value, 0, screen.Bits, _letters);
        screen.Sum(_letters.Buckets).CopyTo(_sums, place * Heads.Padded);
        _counts[place] = _letters.Count;
        _words[place] = word;
    }
}
