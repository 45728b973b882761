namespace Belong.Bot.Cases;

/// <summary>What a member is told about a decision.</summary>
internal enum Notice
{
    Reminder,
    Warning,
    RequestToCease,
    Expulsion,
}
