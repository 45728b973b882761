using Belong.Bot.Charter;

namespace Belong.Bot.Screening;

/// <summary>The clauses that detectors cite.</summary>
internal static class Clauses
{
    /// <summary>No discrimination or harassment in any form.</summary>
    public static ClauseId Harassment { get; } = new("C1");

    /// <summary>Nothing offensive about protected characteristics.</summary>
    public static ClauseId Identity { get; } = new("C4");

    /// <summary>No sexual harassment.</summary>
    public static ClauseId Sexual { get; } = new("C5");

    /// <summary>No threats and no incitement of violence.</summary>
    public static ClauseId Threat { get; } = new("C7");

    /// <summary>No contact after being asked to stop.</summary>
    public static ClauseId Contact { get; } = new("C8");

    /// <summary>No publishing of confidential or sensitive communication.</summary>
    public static ClauseId Confidential { get; } = new("C9");

    /// <summary>No unsolicited promotion, sales pitches or repetitive links.</summary>
    public static ClauseId Promotion { get; } = new("C20");
}
