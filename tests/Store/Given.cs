using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Tests.Store;

/// <summary>Cases and their changes for the tests of this room.</summary>
internal static class Given
{
    public static readonly CommunityId Community = new("local:main");
    public static readonly ChannelId Forum = new("local:forum");
    public static readonly MemberId Ash = new("local:ash");
    public static readonly MemberId Moderator = new("local:moderator");
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static CaseEvent.Opened Opened(MemberId? subject = null, Queue queue = Queue.Moderators, int minute = 0) =>
        new(Monday.AddMinutes(minute), null, Community, subject ?? Ash, queue, Shadow: false);

    public static CaseEvent.FlagRaised Flagged(string message = "local:1", bool urgent = false, int edit = 0) =>
        new(
            Monday,
            new Flag(
                new MessageReference(Forum, new MessageId(message), edit, Link: null),
                "what was said",
                Monday,
                [new FlagReason(FlagCategory.Insult, new ClauseId("C1"), 0.93, "classifier", "speaks to a member")],
                [new TextMark(0, 4, "insult")]
            )
            {
                Urgent = urgent,
            }
        );

    public static CaseEvent.ReportReceived Reported(string token, string? message = null) =>
        new(
            Monday,
            token,
            new Concern(new ClauseId("C6"), "again and again")
            {
                Message = message is null ? null : new MessageReference(Forum, new MessageId(message), 0, null),
            }
        );

    public static CaseParty Party(string token, string member, bool confidential = true) =>
        new(token, new MemberIdOrName(new MemberId(member), null), confidential);

    public static CaseChange NewCase(params CaseEvent[] events) => new(null, 0, CaseState.From(events), events, []);

    public static CaseChange ChangeOf(CaseFile file, params CaseEvent[] events) =>
        new(file.Id, file.State.Version, file.State.With(events), events, []);

    public static ScreenedMessage Said(
        string message,
        int edit = 0,
        int minute = 0,
        long? fingerprint = 7,
        string channel = "local:forum"
    ) =>
        new(
            Community,
            new ChannelId(channel),
            new MessageId(message),
            edit,
            Ash,
            Monday.AddMinutes(minute),
            fingerprint,
            new Dictionary<FlagCategory, float> { [FlagCategory.Insult] = 0.25f, [FlagCategory.Threat] = 0.0625f }
        );

    /// <summary>Opens a case and gives it back as it is stored.</summary>
    public static async Task<CaseFile> CaseAsync(this TemporaryStore store, MemberId? subject = null)
    {
        var receipt = await store.AppendAsync(NewCase(Opened(subject), Flagged()), CancellationToken.None);
        return (await store.Cases.FindAsync(receipt.Case, CancellationToken.None))!;
    }

    /// <summary>Appends one change of a case.</summary>
    public static async Task<CaseReceipt> AppendAsync(
        this TemporaryStore store,
        CaseChange change,
        CancellationToken cancellationToken
    ) =>
        (
            await store.Record.AppendAsync(new Entry(change.After.Community) { Changes = [change] }, cancellationToken)
        ).Single();

    /// <summary>Appends events and effects to a case as it is stored now.</summary>
    public static async Task<CaseFile> AppendAsync(
        this TemporaryStore store,
        CaseId id,
        IReadOnlyList<CaseEvent> events,
        params Effect[] effects
    )
    {
        var file = (await store.Cases.FindAsync(id, CancellationToken.None))!;
        await store.AppendAsync(ChangeOf(file, [.. events]) with { Effects = effects }, CancellationToken.None);
        return (await store.Cases.FindAsync(id, CancellationToken.None))!;
    }
}
