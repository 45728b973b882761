namespace Belong.Classifiers.Text;

/// <summary>Reusable room for normalising one text after another without allocating. Not safe to share between threads.</summary>
internal sealed class TextBuffer
{
    private readonly CharacterTrack folded = new();
    private readonly CharacterTrack output = new();
    private readonly List<Token> tokens = new(128);

    public ReadOnlySpan<char> Text => output.Characters;

    public ReadOnlySpan<int> Starts => output.Starts;

    public ReadOnlySpan<int> Ends => output.Ends;

    public ReadOnlySpan<Token> Tokens => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(tokens);

    public TokenisedText Tokenised => new(Text, Tokens);

    /// <summary>Normalises a text and cuts it into tokens; the earlier content is gone.</summary>
    public void Fill(ReadOnlySpan<char> original)
    {
        folded.Clear();
        output.Clear();
        tokens.Clear();
        CharacterFolding.Fold(original, folded);
        new Tokeniser(original, folded, output, tokens).Run();
    }
}
