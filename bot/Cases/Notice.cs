namespace Belong.Bot.Cases;

/// <summary>What a member is told about a decision.</summary>
internal enum Notice
{
    Reminder,
    Warning,
    RequestToCease,
    Expulsion,

    /// <summary>An interim measure, told once the platform shows it.</summary>
    TimeOut,

    /// <summary>The sanction is taken back, told once it is.</summary>
    AppealUpheld,

    AppealRejected,
}
