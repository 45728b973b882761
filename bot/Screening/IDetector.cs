namespace Belong.Bot.Screening;

/// <summary>
/// Looks for one sort of trouble. It tells and performs nothing; on an ordinary message it allocates nothing.
/// Messages come one at a time, in the order in which they were said.
/// </summary>
internal interface IDetector
{
    /// <summary>Its name on cards, in the log of scores and in settings; stable.</summary>
    string Name { get; }

    /// <summary>Adds what it finds. It may read what the detectors before it have scored.</summary>
    void Find(Utterance utterance, Findings findings);
}
