using System.Text;

namespace Belong.Tests.Classifiers;

/// <summary>
/// Hostile texts from a seed: broken surrogates, bidirectional marks, zalgo, look-alikes, addresses cut short.
/// </summary>
internal static class RandomTexts
{
    private static readonly string[] Pieces =
    [
        "\u202E",
        "\u200B",
        "\uD83D",
        "\uDE00",
        "\U0001F600",
        "\u0301\u0302\u0336",
        "http://",
        "www.",
        "@",
        "#",
        "\u00A3",
        "+44",
        "<@",
        "[user",
        "k1ll",
        "i d i o t",
        "a.b.c.d",
        "****",
        "'''",
        "\uFFFF",
        "\uFFFE",
        "\u0000",
        "\r\n",
        "\t",
        "\uFDFA",
        "\u1E9E",
        "\u0130",
        "\uAC00\u11A8",
        "\uD83C\uDDEC",
        "x@y.",
        "$$$",
        "0000000000",
        "you",
        "are",
        "the",
        "worst",
        "thank",
        "\"",
        "\u201C",
        "...",
        "\U000E0041",
        "\uFB03",
        "\u2126",
    ];

    public static string Next(Random random, int mostPieces)
    {
        StringBuilder text = new();
        var pieces = random.Next(mostPieces);
        for (var i = 0; i < pieces; i++)
        {
            switch (random.Next(4))
            {
                case 0:
                    text.Append((char)random.Next(0x10000));
                    break;
                case 1:
                    text.Append((char)random.Next(0x20, 0x7F));
                    break;
                case 2:
                    text.Append(Pieces[random.Next(Pieces.Length)]);
                    break;
                default:
                    text.Append(' ').Append(Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }

        return text.ToString();
    }
}
