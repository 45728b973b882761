namespace Belong.Bot.Screening.Detectors;

/// <summary>What became of a model file that changed: a closed set.</summary>
/// <param name="InUse">The model in use from now on.</param>
/// <param name="Stamp">Tells this state of the file from others.</param>
internal abstract record ModelChange(ClassifierSnapshot InUse, string Stamp)
{
    /// <summary>The new model is in use.</summary>
    /// <param name="Recovered">The file before it could not be used.</param>
    public sealed record Taken(ClassifierSnapshot Model, bool Recovered, string Stamp) : ModelChange(Model, Stamp);

    /// <summary>The file cannot be used; the last good model stays.</summary>
    /// <param name="Why">What is wrong with the file, and the remedy.</param>
    public sealed record Refused(ClassifierSnapshot LastGood, string Why, string Stamp) : ModelChange(LastGood, Stamp);
}
