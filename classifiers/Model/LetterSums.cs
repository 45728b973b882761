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

    private readonly ulong[] words = new ulong[Places];
    private readonly int[] counts = new int[Places];
    private readonly float[] sums = new float[Places * Heads.Room];
    private readonly FeatureList letters = new();
    private Screen? owner;

    /// <summary>The sum of the weights of all letter features of a text whose table is filled, and how many there are.</summary>
    public Vector256<float> Of(TokenisedText text, TokenTable table, Screen screen, out int count)
    {
        if (owner != screen)
        {
            Array.Clear(words);
            owner = screen;
        }

        Vector256<float> sum = Vector256<float>.Zero;
        count = 0;
        ref float start = ref MemoryMarshal.GetArrayDataReference(sums);
        for (int i = 0; i < text.Tokens.Length; i++)
        {
            Token token = text.Tokens[i];
            if (token.Kind is not (TokenKind.Word or TokenKind.Hashtag))
            {
                continue;
            }

            ulong word = table.Hashes[i];
            int place = (int)(word >> 52);
            if (words[place] != word)
            {
                Keep(word, text.ValueOf(token), place, screen);
            }

            count += counts[place];
            sum += Vector256.LoadUnsafe(ref start, (nuint)(place * Heads.Room));
        }

        return sum;
    }

    private void Keep(ulong word, ReadOnlySpan<char> value, int place, Screen screen)
    {
        letters.Clear();
        ScreenFeatures.AddLetters(value, 0, screen.Bits, letters);
        screen.Sum(letters.Buckets).CopyTo(sums, place * Heads.Room);
        counts[place] = letters.Count;
        words[place] = word;
    }
}
