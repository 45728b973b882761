namespace Belong.Bot.Screening;

/// <summary>
/// Looks for one sort of trouble. It tells and performs nothing; on an ordinary message it allocates nothing.
/// </summary>
internal interface IDetector
{
    /// <summary>Its name on cards, in the log of scores and in settings; stable.</summary>
    string Name { get; }

    /// <summary>
    /// Does beforehand what needs nothing but the words, and keeps it with them. Messages are read several at a time,
    /// in any order; what fails here is tried again, and told, by <see cref="Find"/>.
    /// </summary>
    void Read(Utterance utterance) { }

    /// <summary>
    /// Adds what it finds. Messages come one at a time, in the order in which they were said. It may read what the
    /// detectors before it have scored.
    /// </summary>
    void Find(Utterance utterance, Findings findings);
}
