using Belong.Classifiers.Model;
using Belong.Classifiers.Text;

namespace Belong.Classifiers.Training;

/// <summary>
/// Every distinct token of the training texts, with the rows of the embedding table that make it up: its word, its
/// leaning, role and kind, then its subwords.
/// </summary>
internal sealed class Vocabulary
{
    /// <summary>The rows before the subwords: each counts fully.</summary>
    public const int WholeRows = 4;

    public const int SubwordStart = 1 << GruShape.WordBits;

    public const int TraitStart = SubwordStart + (1 << GruShape.SubwordBits);

    public const int TotalRows = TraitStart + GruShape.TraitRows;

    private readonly List<int[]> _rows = [];
    private readonly List<int> _counts = [];
    private readonly Dictionary<(ulong Hash, TokenKind Kind), int> _numbers = [];

    public int Count => _rows.Count;

    public int[] RowsOf(int token) => _rows[token];

    public int FrequencyOf(int token) => _counts[token];

    /// <summary>The texts as numbers of tokens, cut at the window that training reads.</summary>
    public int[][] Encode(Example[] examples, WordLeaning leaning, int longest)
    {
        var encoded = new int[examples.Length][];
        TextBuffer buffer = new();
        TokenTable table = new();
        for (var i = 0; i < examples.Length; i++)
        {
            buffer.Fill(examples[i].Text.Text);
            var text = buffer.Tokenised;
            text = text.Window(0, Math.Min(text.Tokens.Length, longest));
            table.Fill(text, leaning);
            encoded[i] = new int[text.Tokens.Length];
            for (var k = 0; k < encoded[i].Length; k++)
                encoded[i][k] = NumberOf(text, table, k);
        }

        return encoded;
    }

    private int NumberOf(TokenisedText text, TokenTable table, int at)
    {
        var token = text.Tokens[at];
        (ulong, TokenKind) key = (table.Hashes[at], token.Kind);
        if (!_numbers.TryGetValue(key, out var number))
        {
            number = _rows.Count;
            _numbers[key] = number;
            Span<int> parts = stackalloc int[GruShape.MostSubwords];
            var count = token.Kind is TokenKind.Word or TokenKind.Hashtag ? Subwords.Of(text.ValueOf(token), parts) : 0;
            var entry = new int[WholeRows + count];
            entry[0] = (int)TokenHash.Bucket(table.Hashes[at], GruShape.WordBits);
            entry[1] = TraitStart + table.Leanings[at];
            entry[2] = TraitStart + 256 + (int)table.Roles[at];
            entry[3] = TraitStart + 272 + (int)token.Kind;
            for (var k = 0; k < count; k++)
                entry[WholeRows + k] = SubwordStart + parts[k];

            _rows.Add(entry);
            _counts.Add(0);
        }

        _counts[number]++;
        return number;
    }
}
