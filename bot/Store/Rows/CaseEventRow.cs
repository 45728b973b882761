using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Store.Rows;

/// <summary>One event of a case: appended, never changed; the database itself refuses to.</summary>
internal sealed class CaseEventRow
{
    public long CaseId { get; set; }

    /// <summary>1 for the first event of its case.</summary>
    public int Seq { get; set; }

    /// <summary>The event's stored name.</summary>
    public required string Kind { get; set; }

    /// <summary>JSON.</summary>
    public required string Payload { get; set; }

    public DateTimeOffset At { get; set; }

    public MemberId? By { get; set; }

    public static CaseEventRow Of(long caseId, int seq, CaseEvent happened) =>
        new()
        {
            CaseId = caseId,
            Seq = seq,
            Kind = StoredKinds.NameOf(happened),
            Payload = StoreJson.Write(happened),
            At = happened.At,
            By = happened.By,
        };

    public CaseEvent ToEvent() => StoreJson.Read<CaseEvent>(StoredKinds.EventOf(Kind), Payload);
}
