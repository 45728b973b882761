namespace Belong.Classifiers.Text;

/// <summary>
/// Reusable space for normalising one text after another without allocating. Not safe to share between threads.
/// </summary>
internal sealed class TextBuffer
{
    private readonly CharacterTrack _folded = new();
    private readonly CharacterTrack _output = new();
    private readonly List<Token> _tokens = new(128);

    public ReadOnlySpan<char> Text => _output.Characters;

    public ReadOnlySpan<int> Starts => _output.Starts;

    public ReadOnlySpan<int> Ends => _output.Ends;

    public ReadOnlySpan<Token> Tokens => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_tokens);

    public TokenisedText Tokenised => new(Text, Tokens);

    /// <summary>Normalises a text and cuts it into tokens; the earlier content is gone.</summary>
    public void Fill(ReadOnlySpan<char> original)
    {
        _folded.Clear();
        _output.Clear();
        _tokens.Clear();
        CharacterFolding.Fold(original, _folded);
        new Tokeniser(original, _folded, _output, _tokens).Run();
    }
}
