using Belong.Classifiers.Text;

namespace Belong.Classifiers.Model;

/// <summary>What the model knows about each token of a text: its hash, role and leaning. Reusable space.</summary>
internal sealed class TokenTable
{
    private ulong[] _hashes = new ulong[256];
    private WordRole[] _roles = new WordRole[256];
    private byte[] _leanings = new byte[256];

    public int Count { get; private set; }

    public ReadOnlySpan<ulong> Hashes => _hashes.AsSpan(0, Count);

    public ReadOnlySpan<WordRole> Roles => _roles.AsSpan(0, Count);

    public ReadOnlySpan<byte> Leanings => _leanings.AsSpan(0, Count);

    public void Fill(TokenisedText text, WordLeaning leaning)
    {
        Count = text.Tokens.Length;
        if (Count > _hashes.Length)
        {
            var size = Math.Max(Count, _hashes.Length * 2);
            _hashes = new ulong[size];
            _roles = new WordRole[size];
            _leanings = new byte[size];
        }

        for (var i = 0; i < Count; i++)
        {
            var token = text.Tokens[i];
            var hash = HashOf(text, token);
            var word = token.Kind is TokenKind.Word or TokenKind.Hashtag;
            _hashes[i] = hash;
            _roles[i] = word ? WordRoles.Of(hash) : WordRole.None;
            _leanings[i] = word || token.Kind == TokenKind.Emoji ? leaning.Of(hash) : (byte)0;
        }
    }

    /// <summary>
    /// Words, marks and emoji are known by their value; an address, a name or a number only by its kind.
    /// </summary>
    private static ulong HashOf(TokenisedText text, Token token) =>
        token.Kind switch
        {
            TokenKind.Word or TokenKind.Hashtag or TokenKind.Emoji or TokenKind.Punctuation => TokenHash.Of(
                text.ValueOf(token)
            ),
            _ => TokenHash.Finish((ulong)token.Kind + 0x51ED270B7F4A7C15),
        };
}
