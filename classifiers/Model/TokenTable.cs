using Belong.Classifiers.Text;

namespace Belong.Classifiers.Model;

/// <summary>What the model knows about each token of a text: its hash, role and leaning. Reusable room.</summary>
internal sealed class TokenTable
{
    private ulong[] hashes = new ulong[256];
    private WordRole[] roles = new WordRole[256];
    private byte[] leanings = new byte[256];

    public int Count { get; private set; }

    public ReadOnlySpan<ulong> Hashes => hashes.AsSpan(0, Count);

    public ReadOnlySpan<WordRole> Roles => roles.AsSpan(0, Count);

    public ReadOnlySpan<byte> Leanings => leanings.AsSpan(0, Count);

    public void Fill(TokenisedText text, WordLeaning leaning)
    {
        Count = text.Tokens.Length;
        if (Count > hashes.Length)
        {
            int size = Math.Max(Count, hashes.Length * 2);
            hashes = new ulong[size];
            roles = new WordRole[size];
            leanings = new byte[size];
        }

        for (int i = 0; i < Count; i++)
        {
            Token token = text.Tokens[i];
            ulong hash = HashOf(text, token);
            bool word = token.Kind is TokenKind.Word or TokenKind.Hashtag;
            hashes[i] = hash;
            roles[i] = word ? WordRoles.Of(hash) : WordRole.None;
            leanings[i] = word || token.Kind == TokenKind.Emoji ? leaning.Of(hash) : (byte)0;
        }
    }

    /// <summary>Words, marks and emoji are known by their value; an address, a name or a number only by its kind.</summary>
    private static ulong HashOf(TokenisedText text, Token token) => token.Kind switch
    {
        TokenKind.Word or TokenKind.Hashtag or TokenKind.Emoji or TokenKind.Punctuation => TokenHash.Of(text.ValueOf(token)),
        _ => TokenHash.Finish((ulong)token.Kind + 0x51ED270B7F4A7C15),
    };
}
