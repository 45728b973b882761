using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Outbox;

namespace Belong.Bot.Store.Rows;

/// <summary>An effect and how far it has come.</summary>
internal sealed class EffectRow
{
    /// <summary>The order in which effects were stored.</summary>
    public long Sequence { get; set; }

    public Guid Key { get; set; }

    public string? OnceFor { get; set; }

    public long? CaseId { get; set; }

    public CommunityId Community { get; set; }

    /// <summary>The effect's stored name.</summary>
    public required string Kind { get; set; }

    /// <summary>JSON: what the columns do not say.</summary>
    public required string Payload { get; set; }

    public EffectState State { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset NotBefore { get; set; }

    public Guid? After { get; set; }

    public MessageId? PlatformMessage { get; set; }

    /// <summary>Why it was put off or given up.</summary>
    public string? Why { get; set; }

    public static EffectRow Of(Effect effect, CommunityId community, long? caseId) =>
        new()
        {
            Key = effect.Key,
            OnceFor = effect.OnceFor,
            CaseId = caseId,
            Community = community,
            Kind = StoredKinds.NameOf(effect),
            Payload = StoreJson.Write(effect),
            State = EffectState.Intended,
            NotBefore = DateTimeOffset.UnixEpoch,
            After = effect.After,
        };

    public EffectRecord ToRecord() =>
        new(
            StoreJson.Read<Effect>(StoredKinds.EffectOf(Kind), Payload) with
            {
                Key = Key,
                After = After,
                OnceFor = OnceFor,
            },
            Community,
            CaseId is { } id ? new CaseId(id) : null,
            State,
            Attempts,
            NotBefore
        )
        {
            PlatformMessage = PlatformMessage,
        };
}
