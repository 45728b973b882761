namespace Belong.Bot.Cases;

/// <summary>What became of an appeal against a decision.</summary>
internal enum AppealResult
{
    /// <summary>The decision stands.</summary>
    Confirmed,

    /// <summary>The sanction was taken back.</summary>
    Overturned,
}
