namespace Belong.Bot.Chat;

/// <summary>What may be done to a member, and may be beyond the bot's or a moderator's rank.</summary>
internal enum MemberAct
{
    TimeOut,
    Kick,
    Ban,
    TakeAccess,
}
