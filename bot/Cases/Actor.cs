using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>Who acts on a case: a person with their roles as of now, or the bot itself.</summary>
internal sealed record Actor(MemberId? Id, Roles Roles)
{
    /// <summary>The bot: it flags, carries out and keeps clocks, and never decides.</summary>
    public static Actor Bot { get; } = new(null, Roles.None);

    public bool IsBot => Id is null;

    public static Actor From(Member member) => new(member.Id, member.Roles);

    /// <summary>Whether this person's roles let them work cases of a queue.</summary>
    public bool MayWork(Queue queue) =>
        queue switch
        {
            Queue.Moderators => (Roles & (Roles.Moderator | Roles.Operator)) != Roles.None,
            Queue.Operators => (Roles & (Roles.Operator | Roles.Trustee)) != Roles.None,
            Queue.Trustee => (Roles & Roles.Trustee) != Roles.None,
            _ => false,
        };
}
