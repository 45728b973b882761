using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Store.Rows;

/// <summary>Somebody looked up the name behind a token: appended, never changed.</summary>
internal sealed class LookUpRow
{
    public long Id { get; set; }

    public long CaseId { get; set; }

    public required string Token { get; set; }

    public MemberId By { get; set; }

    public DateTimeOffset At { get; set; }

    public static LookUpRow Of(LookUp lookUp) =>
        new()
        {
            CaseId = lookUp.Case.Value,
            Token = lookUp.Token,
            By = lookUp.By,
            At = lookUp.At,
        };
}
