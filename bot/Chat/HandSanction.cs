namespace Belong.Bot.Chat;

/// <summary>What a person did to a member with the platform's own tools, past the bot.</summary>
internal enum HandSanction
{
    Ban,
    Kick,
    TimeOut,
    Unban,
    TimeOutLifted,
}
