using Belong.Classifiers.Text;

namespace Belong.Classifiers.Model;

/// <summary>
/// Scores texts for every <see cref="Category"/>. Immutable: one instance may be used by any number of threads, and a
/// reload makes a new one.
/// </summary>
public sealed class TextClassifier
{
    /// <summary>A long text is read in windows of this many tokens and gets the highest score of any of them.</summary>
    internal const int WindowTokens = 64;

    private const int WindowStep = 48;

    [ThreadStatic]
    private static Workspace? _workspace;

    private readonly ModelParts _parts;

    internal TextClassifier(ModelParts parts, string checksum)
    {
        UnicodeProof.Require();
        _parts = parts;
        Version = $"{parts.Description.Version}+{checksum[..12]}";
    }

    /// <summary>The name under which scores of this family of models are recorded.</summary>
    public string Id => _parts.Description.Id;

    /// <summary>The version of the recipe and the beginning of the file's checksum.</summary>
    public string Version { get; }

    internal ModelParts Parts => _parts;

    /// <summary>Loads a model.</summary>
    /// <exception cref="ModelFileException">The file is missing, truncated, damaged, newer than this program or no
    /// model.</exception>
    /// <exception cref="UnicodeUnavailableException">Unicode normalisation is switched off in this process.</exception>
    public static TextClassifier Load(string path)
    {
        var (parts, checksum) = ModelCodec.Read(path);
        return new TextClassifier(parts, checksum);
    }

    /// <summary>The probability from which the model flags a category by default.</summary>
    public float ThresholdFor(Category category) => _parts.Thresholds[(int)category];

    /// <summary>Scores a text, decides by the shipped thresholds, and marks what weighed most.</summary>
    public Classification Classify(NormalisedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var workspace = _workspace ??= new Workspace();
        Span<float> scores = stackalloc float[Calibration.Rows];
        Span<int> windows = stackalloc int[Calibration.Rows];
        Score(text.Tokenised, workspace, scores, windows);
        var reached = 0;
        for (var category = 0; category < Heads.Categories; category++)
            reached |= scores[category] >= _parts.Thresholds[category] ? 1 << category : 0;

        IReadOnlyList<CategorySpan> spans = reached == 0 ? [] : SpansOf(text, reached, windows, workspace);
        return new Classification(new CategoryScores(scores), reached, spans);
    }

    /// <summary>
    /// The probabilities alone, in the order of <see cref="Category"/>, without allocating.
    /// </summary>
    /// <param name="text">The text as it was written.</param>
    /// <param name="scores">Space for five probabilities.</param>
    public void Score(ReadOnlySpan<char> text, Span<float> scores)
    {
        var workspace = _workspace ??= new Workspace();
        workspace.Text.Fill(text);
        Span<float> all = stackalloc float[Calibration.Rows];
        Span<int> windows = stackalloc int[Calibration.Rows];
        Score(workspace.Text.Tokenised, workspace, all, windows);
        all[..Heads.Categories].CopyTo(scores);
    }

    /// <summary>How much each token speaks for (or against) a category, in units of the calibrated logit.</summary>
    public float[] WeightsOf(NormalisedText text, Category category)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Attribution.Of(this, text.Tokenised, (int)category, _workspace ??= new Workspace());
    }

    /// <summary>Whether the first window of a text is given to a network.</summary>
    internal bool Reads(string text)
    {
        var workspace = _workspace ??= new Workspace();
        workspace.Text.Fill(text);
        var window = workspace.Text.Tokenised.Window(0, Math.Min(WindowTokens, workspace.Text.Tokens.Length));
        AskScreen(window, workspace);
        return _parts.Stages[0].Opens(workspace.Inputs);
    }

    /// <summary>
    /// Puts the screen's logits for one window of a text into the workspace; leaves its table and features there too.
    /// </summary>
    internal void AskScreen(TokenisedText window, Workspace workspace)
    {
        workspace.Table.Fill(window, _parts.Screen.Leaning);
        ScreenFeatures.Extract(window, workspace.Table, _parts.Screen.Bits, workspace.Features, letters: false);
        var letters = workspace.Letters.Of(window, workspace.Table, _parts.Screen, out var count);
        _parts.Screen.Score(workspace.Features, letters, count, workspace.Inputs);
        workspace.Inputs[Calibration.Intercept] = 1;
    }

    /// <summary>Puts a network's logits beside those before it; the workspace has to hold the screen's table.</summary>
    internal void AskNetwork(int number, TokenisedText window, Workspace workspace)
    {
        var own = workspace.Inputs.AsSpan((1 + number) * Heads.Padded, Heads.Padded);
        _parts.Networks[number].Score(window, workspace.Table, workspace.Gru, own);
        own[Heads.Count] = 0;
    }

    /// <summary>
    /// The first token of the window after the one that begins at <paramref name="start"/>; -1 after the last.
    /// </summary>
    internal static int NextWindow(int start, int tokens) => start + WindowTokens < tokens ? start + WindowStep : -1;

    // Also tells for each row which window had the highest score: where it begins.
    private void Score(TokenisedText text, Workspace workspace, Span<float> scores, Span<int> windows)
    {
        scores.Clear();
        for (var start = 0; start >= 0; start = NextWindow(start, text.Tokens.Length))
        {
            var window = text.Window(start, Math.Min(WindowTokens, text.Tokens.Length - start));
            AskScreen(window, workspace);
            var stage = 0;
            while (_parts.Stages[stage].Opens(workspace.Inputs))
                AskNetwork(stage++, window, workspace);

            var calibration = _parts.Stages[stage].Calibration;
            for (var row = 0; row < Calibration.Rows; row++)
            {
                var probability = Calibration.Probability(calibration.Logit(row, workspace.Inputs));
                if (probability > scores[row])
                {
                    scores[row] = probability;
                    windows[row] = start;
                }
            }
        }
    }

    private List<CategorySpan> SpansOf(NormalisedText text, int reached, ReadOnlySpan<int> windows, Workspace workspace)
    {
        List<CategorySpan> spans = [];
        for (var category = 0; category < Heads.Categories; category++)
        {
            if ((reached & (1 << category)) != 0)
            {
                var count = Math.Min(WindowTokens, text.Tokens.Length - windows[category]);
                var weights = Attribution.Of(
                    this,
                    text.Tokenised.Window(windows[category], count),
                    category,
                    workspace
                );
                SpanFinder.AddSpans(text.Tokens.Slice(windows[category], count), weights, (Category)category, spans);
            }
        }

        return spans;
    }
}
