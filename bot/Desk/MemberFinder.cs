using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>Finds the members and messages that people name.</summary>
internal sealed class MemberFinder(ChatPlatforms platforms)
{
    /// <summary>A current member by id or by name, whatever its case; null when nobody is meant.</summary>
    public async Task<Member?> FindAsync(CommunityId community, string idOrName, CancellationToken cancellationToken)
    {
        var platform = platforms[community];
        if (await platform.FindMemberAsync(new MemberId(idOrName), cancellationToken) is { } member)
            return member;

        var name = idOrName.TrimStart('@');
        var members = await platform.ListMembersAsync(Roles.Member, cancellationToken);
        return members.FirstOrDefault(candidate =>
            string.Equals(candidate.Name, name, StringComparison.OrdinalIgnoreCase)
        );
    }

    /// <summary>
    /// A message by id or by the link that the platform gives it; null when it is unknown, or stands where the person
    /// who names it cannot read: the two are not to be told apart.
    /// </summary>
    public async Task<ChatMessage?> FindMessageAsync(
        Interaction by,
        string idOrLink,
        CancellationToken cancellationToken
    )
    {
        var (platform, message) = (platforms[by.Community], new MessageId(idOrLink));
        return await platform.SeesAsync(by.By.Id, message, cancellationToken)
            ? await platform.FindMessageAsync(message, cancellationToken)
            : null;
    }

    public static Reply NotFound(string field, string what) =>
        new Reply.Refused(
            RefusalKind.NotFound,
            $"{field}: nobody here is called '{Wording.Cut(what, 60)}'. Give a member's name or id."
        )
        {
            Field = field,
        };
}
