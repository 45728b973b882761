namespace Belong.Bot.Learning;

/// <summary>What the decisions so far say about one category's threshold: a closed set.</summary>
internal abstract record Lesson
{
    private Lesson() { }

    /// <summary>Nothing yet.</summary>
    /// <param name="Decisions">Decided cases at any score.</param>
    public sealed record TooFew(int Decisions) : Lesson;

    /// <summary>No threshold with enough decisions reaches the precision that is asked for.</summary>
    public sealed record OutOfReach(ThresholdEvidence Current) : Lesson;

    /// <summary>It is where it should be, as far as anybody has decided.</summary>
    public sealed record AsItIs(ThresholdEvidence Current) : Lesson;

    /// <summary>Another one would be better.</summary>
    /// <param name="To">What is suggested, and its evidence.</param>
    /// <param name="Aim">Where the evidence points; further away than <paramref name="To"/> where that is one
    /// step.</param>
    public sealed record Move(ThresholdEvidence To, ThresholdEvidence Aim) : Lesson;
}
