using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>What somebody acts on: a case, or a member who need not have one yet.</summary>
internal sealed record VerbTarget(CommunityId Community, MemberId Subject, CaseState? State)
{
    public static VerbTarget On(CaseState state) => new(state.Community, state.Subject, state);

    /// <summary>Whether a sanction would be carried out: not in shadow mode, nor where there is nobody.</summary>
    public bool ReachesMember => State is not ({ Shadow: true } or { HasMember: false });
}
