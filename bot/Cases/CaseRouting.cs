using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>Which queue a case belongs in: cases are routed round the people whom they are about (C11, C30).</summary>
internal sealed class CaseRouting(ChatPlatforms platforms)
{
    public async Task<Queue> QueueForAsync(CommunityId community, MemberId subject, CancellationToken cancellationToken)
    {
        if (subject == CaseState.Belong(community))
            return Queue.Trustee;

        var member = await platforms[community].FindMemberAsync(subject, cancellationToken);
        return member switch
        {
            null => Queue.Moderators,
            _ when member.Has(Roles.Operator | Roles.Trustee) => Queue.Trustee,
            _ when member.Has(Roles.Moderator) => Queue.Operators,
            _ => Queue.Moderators,
        };
    }
}
