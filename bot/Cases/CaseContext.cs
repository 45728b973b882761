using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>What the law looks at beside the case itself.</summary>
/// <param name="Charter">The clauses in force.</param>
/// <param name="Policy">The community's clocks and limits.</param>
/// <param name="Parties">Names behind the case's tokens, for recusal (M2h).</param>
/// <param name="History">The subject's other cases, newest first.</param>
internal sealed record CaseContext(
    CommunityCharter Charter,
    CasePolicy Policy,
    IReadOnlyList<CaseParty> Parties,
    IReadOnlyList<CaseSummary> History
)
{
    /// <summary>How a case is opened when there is none yet; null where the action needs one.</summary>
    public CaseOpening? Opening { get; init; }

    /// <summary>
    /// The request to cease that behaviour of this clause would breach: delivered, and of the same family (C23).
    /// </summary>
    public CaseSummary? OrderAgainst(ClauseId clause) =>
        History.FirstOrDefault(past =>
            past
                is {
                    Disposition: Disposition.RequestToCease,
                    DeliveredAt: not null,
                    Shadow: false,
                    DecidedClause: { } ordered
                }
            && SameBehaviour(ordered, clause)
        );

    private bool SameBehaviour(ClauseId ordered, ClauseId now)
    {
        if (ordered == now)
            return true;

        var family = Charter.Find(ordered)?.Family ?? ClauseFamily.Other;
        return family != ClauseFamily.Other && family == Charter.Find(now)?.Family;
    }
}

/// <summary>Whose case it would be, and who would work it.</summary>
internal sealed record CaseOpening(CommunityId Community, MemberId Subject, Queue Queue, bool Shadow);
