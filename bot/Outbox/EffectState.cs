namespace Belong.Bot.Outbox;

/// <summary>How far an effect has come.</summary>
internal enum EffectState
{
    /// <summary>Stored with its decision.</summary>
    Intended,

    /// <summary>The platform has said yes.</summary>
    Applied,

    /// <summary>Read back from the platform, or certain by its nature. Over.</summary>
    Verified,

    /// <summary>The platform's answer is a final no. Over.</summary>
    Failed,

    /// <summary>Not needed any more: a later effect does the same. Over.</summary>
    Superseded,
}
