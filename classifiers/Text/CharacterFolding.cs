using System.Buffers;
using System.Text;

namespace Belong.Classifiers.Text;

/// <summary>
/// The first pass over a text: compatibility forms, accents and case folded, invisible marks dropped, typographic
/// quotes and dashes made plain, white space collapsed. Every character keeps its place in the original.
/// </summary>
internal static class CharacterFolding
{
    private const char Replacement = '\uFFFD';

    public static void Fold(ReadOnlySpan<char> original, CharacterTrack track)
    {
        var i = 0;
        while (i < original.Length)
        {
            var c = original[i];
            if (c < '\u0080')
            {
                FoldAscii(c, i, track);
                i++;
            }
            else if (char.IsSurrogate(c))
            {
                i += FoldSurrogate(original, i, track);
            }
            else
            {
                FoldOther(original, i, track);
                i++;
            }
        }

        track.DropLast(' ');
    }

    private static void FoldAscii(char c, int at, CharacterTrack track)
    {
        if (c is >= 'A' and <= 'Z')
        {
            track.Add((char)(c | 0x20), at, at + 1);
        }
        else if (c > ' ' && c != '\u007F')
        {
            track.Add(c, at, at + 1);
        }
        else if (c is ' ' or (>= '\t' and <= '\r'))
        {
            AddSpace(at, track);
        }
        else
        {
            track.ExtendLast(at + 1);
        }
    }

    private static void AddSpace(int at, CharacterTrack track)
    {
        ReadOnlySpan<char> soFar = track.Characters;
        if (soFar.Length > 0 && soFar[^1] == ' ')
        {
            track.ExtendLast(at + 1);
        }
        else if (soFar.Length > 0)
        {
            track.Add(' ', at, at + 1);
        }
    }

    private static int FoldSurrogate(ReadOnlySpan<char> original, int at, CharacterTrack track)
    {
        if (Rune.DecodeFromUtf16(original[at..], out var rune, out var length) != OperationStatus.Done)
        {
            track.Add(Replacement, at, at + 1);
            return 1;
        }

        var value = rune.Value;
        if (value is >= 0xE0000 and <= 0xE0FFF)
        {
            track.ExtendLast(at + length);
        }
        else if (SquaredLetter(value) is char letter and not '\0')
        {
            track.Add(letter, at, at + length);
        }
        else if (FoldTable.TryGet(value, out var folded))
        {
            AddAll(folded, at, at + length, track);
        }
        else
        {
            track.Add(original[at], at, at + length);
            track.Add(original[at + 1], at, at + length);
        }

        return length;
    }

    // Negative circled and squared capitals have no compatibility mapping, yet are read as letters.
    private static char SquaredLetter(int value) =>
        value switch
        {
            >= 0x1F150 and <= 0x1F169 => (char)('a' + value - 0x1F150),
            >= 0x1F170 and <= 0x1F189 => (char)('a' + value - 0x1F170),
            _ => '\0',
        };

    private static void FoldOther(ReadOnlySpan<char> original, int at, CharacterTrack track)
    {
        var c = original[at];
        switch (c)
        {
            case '\u2018' or '\u2019' or '\u201B' or '\u2032' or '\u00B4' or '\u02BC' or '\uFF07':
                track.Add('\'', at, at + 1);
                return;
            case '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u2033' or '\u00AB' or '\u00BB':
                track.Add('"', at, at + 1);
                return;
            case >= '\u2010' and <= '\u2015' or '\u2212':
                track.Add('-', at, at + 1);
                return;
            case '\u20AC' or '\u00A3' or '\u00A9' or '\u00AE' or '\u2122' or '\u2022' or '\u00B7':
                track.Add(c, at, at + 1);
                return;
        }

        if (InvisibleCharacters.Contains(c))
        {
            track.ExtendLast(at + 1);
        }
        else if (char.IsWhiteSpace(c) || c is '\u3164' or '\u2800')
        {
            AddSpace(at, track);
        }
        else if (FoldTable.TryGet(c, out var folded))
        {
            AddAll(folded, at, at + 1, track);
        }
        else
        {
            track.Add(char.IsUpper(c) ? char.ToLowerInvariant(c) : c, at, at + 1);
        }
    }

    private static void AddAll(ReadOnlySpan<char> folded, int start, int end, CharacterTrack track)
    {
        foreach (var c in folded)
        {
            if (c == ' ')
            {
                AddSpace(start, track);
            }
            else
            {
                track.Add(c, start, end);
            }
        }
    }
}
