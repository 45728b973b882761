namespace Belong.FakeDiscord.Faults;

/// <summary>What goes wrong with a REST request.</summary>
public enum RestFaultKind
{
    /// <summary>429 of the route's bucket, with all headers.</summary>
    TooMany,

    /// <summary>429 with a JSON body but no rate-limit headers.</summary>
    TooManyWithoutHeaders,

    /// <summary>429 of the whole bot.</summary>
    TooManyGlobal,

    /// <summary>429 that others caused: scope shared, not counted as an invalid request.</summary>
    TooManyShared,

    /// <summary>429 of the edge: HTML, no JSON, no Discord headers.</summary>
    Cloudflare,

    /// <summary>A status of the rule's choice, such as 500, 502, 503, 504, before anything is done.</summary>
    Status,

    /// <summary>The answer comes late; the request is carried out.</summary>
    Slow,

    /// <summary>The connection is reset and nothing is done.</summary>
    ResetBefore,

    /// <summary>The request is carried out, and the connection is reset instead of an answer.</summary>
    LostAnswer,

    /// <summary>
    /// The request has arrived, and nothing is done: for as long as the bot keeps the connection, or until the faults
    /// are cleared. A bot that is gone by then never asked for it.
    /// </summary>
    HoldBefore,

    /// <summary>
    /// The request is carried out, and the answer is held back: for as long as the bot keeps the connection, or until
    /// the faults are cleared.
    /// </summary>
    HoldAfter,
}
