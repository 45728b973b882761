namespace Belong.Bot.Screening.Detectors;

/// <summary>Settings of the classifier.</summary>
internal sealed record ClassifierOptions
{
    public bool Enabled { get; init; } = true;

    /// <summary>A model file; null for the shipped one. It is read again when it changes.</summary>
    public string? Model { get; init; }

    /// <summary>
    /// A second model file, which scores every message as well and flags nothing: for a comparison before it is put to
    /// use. Null for none.
    /// </summary>
    public string? ShadowModel { get; init; }

    /// <summary>How often the model files are looked at; a new one is put to use when two looks agree.</summary>
    public TimeSpan ReloadInterval { get; init; } = TimeSpan.FromSeconds(5);
}
