using System.Collections.Frozen;
using Belong.Bot.Cases;

namespace Belong.Bot.Store;

/// <summary>
/// The names under which events and effects are stored. A name never changes and is never used again, whatever
/// becomes of the type: databases are full of them. Sanctions name their own events. A new kind also wants a migration, if only an empty one, so that an
/// older version refuses the database at its start instead of failing at the first event that it does not know.
/// </summary>
internal static class StoredKinds
{
    private static readonly FrozenDictionary<string, Type> Events = new Dictionary<string, Type>
    {
        ["opened"] = typeof(CaseEvent.Opened),
        ["flag-raised"] = typeof(CaseEvent.FlagRaised),
        ["report-received"] = typeof(CaseEvent.ReportReceived),
        ["breach-found"] = typeof(CaseEvent.BreachFound),
        ["evidence-changed"] = typeof(CaseEvent.EvidenceChanged),
        ["claimed"] = typeof(CaseEvent.Claimed),
        ["note-added"] = typeof(CaseEvent.NoteAdded),
        ["dismissed"] = typeof(CaseEvent.Dismissed),
        ["hide-ordered"] = typeof(CaseEvent.HideOrdered),
        ["message-hidden"] = typeof(CaseEvent.MessageHidden),
        ["restore-ordered"] = typeof(CaseEvent.RestoreOrdered),
        ["message-restored"] = typeof(CaseEvent.MessageRestored),
        ["notice-delivered"] = typeof(CaseEvent.NoticeDelivered),
        ["notice-undelivered"] = typeof(CaseEvent.NoticeUndelivered),
        ["retried"] = typeof(CaseEvent.Retried),
        ["member-removed"] = typeof(CaseEvent.MemberRemoved),
        ["action-failed"] = typeof(CaseEvent.ActionFailed),
        ["closed"] = typeof(CaseEvent.Closed),
        ["time-out-ordered"] = typeof(CaseEvent.TimeOutOrdered),
        ["time-out-confirmed"] = typeof(CaseEvent.TimeOutConfirmed),
        ["time-out-renewed"] = typeof(CaseEvent.TimeOutRenewed),
        ["timed-out"] = typeof(CaseEvent.TimedOut),
        ["time-out-lift-ordered"] = typeof(CaseEvent.TimeOutLiftOrdered),
        ["time-out-lifted"] = typeof(CaseEvent.TimeOutLifted),
        ["time-out-ended"] = typeof(CaseEvent.TimeOutEnded),
        ["appeal-heard"] = typeof(CaseEvent.AppealHeard),
        ["member-readmitted"] = typeof(CaseEvent.MemberReadmitted),
        ["sanctioned-by-hand"] = typeof(CaseEvent.SanctionedByHand),
        ["hand-sanction-explained"] = typeof(CaseEvent.HandSanctionExplained),
        ["raid-noted"] = typeof(CaseEvent.RaidNoted),
        ["notice-handed-over"] = typeof(CaseEvent.NoticeHandedOver),
    }
        .Concat(Sanction.All.SelectMany(sanction => sanction.Stored))
        .ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Type> Effects = new Dictionary<string, Type>
    {
        [ShowCard] = typeof(Effect.ShowCard),
        ["tell-member"] = typeof(Effect.TellMember),
        ["tell-reporter"] = typeof(Effect.TellReporter),
        ["hide-message"] = typeof(Effect.HideMessage),
        ["restore-message"] = typeof(Effect.RestoreMessage),
        ["remove-member"] = typeof(Effect.RemoveMember),
        ["welcome"] = typeof(Effect.Welcome),
        ["remind-channel"] = typeof(Effect.RemindChannel),
        ["announce"] = typeof(Effect.Announce),
        ["time-out-member"] = typeof(Effect.TimeOutMember),
        ["lift-time-out"] = typeof(Effect.LiftTimeOut),
        ["readmit-member"] = typeof(Effect.ReadmitMember),
        ["ask-for-reason"] = typeof(Effect.AskForReason),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Type, string> Names = Events
        .Concat(Effects)
        .ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The one effect that the queue treats differently.</summary>
    public const string ShowCard = "show-card";

    public static IReadOnlyDictionary<string, Type> AllEvents => Events;

    public static IReadOnlyDictionary<string, Type> AllEffects => Effects;

    /// <exception cref="InvalidOperationException">The type was added without a name here.</exception>
    public static string NameOf(object eventOrEffect) =>
        Names.TryGetValue(eventOrEffect.GetType(), out var name)
            ? name
            : throw new InvalidOperationException(
                $"{eventOrEffect.GetType().Name} has no name in {nameof(StoredKinds)}"
            );

    /// <exception cref="StoreException">The name is a newer version's.</exception>
    public static Type EventOf(string kind) => Events.GetValueOrDefault(kind) ?? throw Unknown("event", kind);

    /// <exception cref="StoreException">The name is a newer version's.</exception>
    public static Type EffectOf(string kind) => Effects.GetValueOrDefault(kind) ?? throw Unknown("effect", kind);

    private static StoreException Unknown(string what, string kind) =>
        new(
            StoreFault.Newer,
            $"The database holds an {what} of the kind '{kind}', which this version does not know: a newer version of "
                + $"this "
                + "bot has written it. Start that version or a later one."
        );
}
