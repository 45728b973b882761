namespace Belong.Bot.Chat;

/// <summary>The ways in which somebody can be removed from a community.</summary>
internal enum Removal
{
    /// <summary>Out, and free to join again.</summary>
    Kick,

    /// <summary>Out, and kept out.</summary>
    Ban,

    /// <summary>Still listed, and without the role that lets them read and speak.</summary>
    Access,
}
