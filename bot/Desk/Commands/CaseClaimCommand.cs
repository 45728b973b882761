using Belong.Bot.Chat;
using Belong.Bot.Desk.Verbs;

namespace Belong.Bot.Desk.Commands;

/// <summary><c>/case claim</c>: takes a case, or takes it over.</summary>
internal sealed class CaseClaimCommand(ClaimVerb verb, CaseAccess access, CaseDesk desk)
    : CaseVerbCommand(verb, access, desk)
{
    public override CommandSpec Spec { get; } =
        new("case claim", "Claim a case, or take it over", CaseAccess.Roles) { Options = [CaseAccess.Number] };
}
