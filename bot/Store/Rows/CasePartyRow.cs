using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Store.Rows;

/// <summary>The name behind a token: the only place where a reporter's or an affected person's name stands.</summary>
internal sealed class CasePartyRow
{
    public long CaseId { get; set; }

    public required string Token { get; set; }

    public MemberId? Member { get; set; }

    public string? Name { get; set; }

    public bool Confidential { get; set; }

    public static CasePartyRow Of(long caseId, CaseParty party) =>
        new()
        {
            CaseId = caseId,
            Token = party.Token,
            Member = party.Member.Id,
            Name = party.Member.Name,
            Confidential = party.Confidential,
        };

    public CaseParty ToParty(long? report) =>
        new(Token, new MemberIdOrName(Member, Name), Confidential) { Report = report };
}
