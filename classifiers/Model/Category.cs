namespace Belong.Classifiers.Model;

/// <summary>What a message can be flagged for. Each is a calibrated output with a threshold of its own.</summary>
public enum Category
{
    /// <summary>An attack on a person or group for a protected characteristic (clause C4).</summary>
    Identity,

    /// <summary>A threat or incitement of violence, or intimidation (clause C7).</summary>
    Threat,

    /// <summary>Sexual harassment: remarks, jokes, requests (clause C5).</summary>
    Sexual,

    /// <summary>An insult or another attack on a person (clauses C1 and M2i).</summary>
    Insult,

    /// <summary>Unsolicited self-promotion or a sales pitch (clauses C20 and M2m).</summary>
    Promotion,
}
