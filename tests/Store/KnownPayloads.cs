using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Tests.Store;

/// <summary>Every kind of event and effect with the name and the payload under which databases hold it.</summary>
internal static class KnownPayloads
{
    /// <summary>The instant of every payload, where it stands as an asterisk.</summary>
    public static readonly DateTimeOffset At = Given.Monday.AddTicks(1234567);

    private static readonly ClauseId Clause = new("C20");
    private static readonly MemberId Bo = new("local:bo");
    private static readonly MessageId Message = new("local:1");

    // Databases are full of these names and payloads: a line may be added, and none may ever change but by what a kind
    // gains; then its older payload goes to the list of those that must still be read.
    public static readonly Dictionary<string, (CaseEvent Event, string Payload)> Events = new()
    {
        ["opened"] = (
            new CaseEvent.Opened(At, Bo, Given.Community, Given.Ash, Queue.Operators, Shadow: true),
            """{"community":"local:main","subject":"local:ash","queue":"Operators","shadow":true"""
                + ""","at":"*","by":"local:bo"}"""
        ),
        ["flag-raised"] = (
            new CaseEvent.FlagRaised(
                At,
                new Flag(
                    new MessageReference(Given.Forum, Message, 2, "https://example.org/1"),
                    "the words",
                    At,
                    [new FlagReason(FlagCategory.PersonalData, new ClauseId("C9"), 0.1, "personal data", "an address")],
                    [new TextMark(4, 5, "address")]
                )
                {
                    Urgent = true,
                    Late = true,
                }
            ),
            """{"flag":{"message":{"channel":"local:forum","message":"local:1","edit":2,"link":"https:/"""
                + """/example.org/1","neverPosted":false},"text":"the words","at":"*","reasons":[{"categor"""
                + """y":"PersonalData","clause":"C9","score":0.1,"detector":"personal data","why":"an addres"""
                + """s","earlier":null}],"marks":[{"start":4,"length":5,"label":"address"}],"urgent":true,"la"""
                + """te":true},"at":"*"}"""
        ),
        ["report-received"] = (
            new CaseEvent.ReportReceived(
                At,
                "Reporter-1",
                new Concern(Clause, "sells")
                {
                    Message = new MessageReference(Given.Forum, Message, 0, null),
                    MessageText = "buy",
                    OnBehalf = true,
                    Confidential = false,
                }
            ),
            """{"reporter":"Reporter-1","concern":{"clause":"C20","words":"sells","message":{"channe"""
                + """l":"local:forum","message":"local:1","edit":0,"link":null,"neverPosted":false},"messageT"""
                + """ext":"buy","onBehalf":true,"confidential":false},"at":"*"}"""
        ),
        ["breach-found"] = (
            new CaseEvent.BreachFound(At, new CaseId(42), Clause),
            """{"order":42,"clause":"C20","at":"*"}"""
        ),
        ["evidence-changed"] = (
            new CaseEvent.EvidenceChanged(At, Message, Deleted: true),
            """{"message":"local:1","deleted":true,"at":"*"}"""
        ),
        ["claimed"] = (new CaseEvent.Claimed(At, Bo), """{"who":"local:bo","at":"*"}"""),
        ["note-added"] = (new CaseEvent.NoteAdded(At, Bo, "note"), """{"who":"local:bo","text":"note","at":"*"}"""),
        ["dismissed"] = (
            new CaseEvent.Dismissed(At, Bo, Disposition.BadFaith, "why"),
            """{"who":"local:bo","disposition":"BadFaith","reason":"why","at":"*"}"""
        ),
        ["reminded"] = (
            new CaseEvent.Reminded(At, Bo, Clause, "words"),
            """{"who":"local:bo","clause":"C20","words":"words","at":"*"}"""
        ),
        ["warned"] = (
            new CaseEvent.Warned(At, Bo, Clause, "words"),
            """{"who":"local:bo","clause":"C20","words":"words","at":"*"}"""
        ),
        ["cease-requested"] = (
            new CaseEvent.CeaseRequested(At, Bo, Clause, "words", At, Given.Ash),
            """{"who":"local:bo","clause":"C20","words":"words","deadline":"*","towards":"local:ash","at":"*"}"""
        ),
        ["cease-acknowledged"] = (new CaseEvent.CeaseAcknowledged(At, Bo), """{"who":"local:bo","at":"*"}"""),
        ["cease-overdue"] = (new CaseEvent.CeaseOverdue(At), """{"at":"*"}"""),
        ["expulsion-proposed"] = (
            new CaseEvent.ExpulsionProposed(At, Bo, Clause, "why", Removal.Kick),
            """{"who":"local:bo","clause":"C20","reason":"why","how":"Kick","at":"*"}"""
        ),
        ["expulsion-rejected"] = (
            new CaseEvent.ExpulsionRejected(At, Bo, "why"),
            """{"who":"local:bo","reason":"why","at":"*"}"""
        ),
        ["expulsion-approved"] = (new CaseEvent.ExpulsionApproved(At, Bo), """{"who":"local:bo","at":"*"}"""),
        ["hide-ordered"] = (
            new CaseEvent.HideOrdered(At, null, Given.Forum, Message, At),
            """{"channel":"local:forum","message":"local:1","lapses":"*","at":"*","by":null}"""
        ),
        ["message-hidden"] = (new CaseEvent.MessageHidden(At, Message), """{"message":"local:1","at":"*"}"""),
        ["restore-ordered"] = (
            new CaseEvent.RestoreOrdered(At, Bo, Given.Forum, Message),
            """{"channel":"local:forum","message":"local:1","at":"*","by":"local:bo"}"""
        ),
        ["message-restored"] = (new CaseEvent.MessageRestored(At, Message), """{"message":"local:1","at":"*"}"""),
        ["notice-delivered"] = (
            new CaseEvent.NoticeDelivered(At, Notice.RequestToCease),
            """{"notice":"RequestToCease","at":"*"}"""
        ),
        ["notice-undelivered"] = (
            new CaseEvent.NoticeUndelivered(At, Notice.Reminder, "closed"),
            """{"notice":"Reminder","why":"closed","at":"*"}"""
        ),
        ["retried"] = (new CaseEvent.Retried(At, Bo), """{"who":"local:bo","at":"*"}"""),
        ["member-removed"] = (new CaseEvent.MemberRemoved(At), """{"at":"*"}"""),
        ["action-failed"] = (
            new CaseEvent.ActionFailed(At, "hide", "rank"),
            """{"action":"hide","why":"rank","at":"*"}"""
        ),
        ["closed"] = (new CaseEvent.Closed(At), """{"at":"*"}"""),
        ["time-out-ordered"] = (
            new CaseEvent.TimeOutOrdered(At, Bo, Clause, "words", At, At),
            """{"who":"local:bo","clause":"C20","words":"words","wanted":"*","until":"*","at":"*"}"""
        ),
        ["time-out-confirmed"] = (
            new CaseEvent.TimeOutConfirmed(At, Bo, At),
            """{"who":"local:bo","until":"*","at":"*"}"""
        ),
        ["time-out-renewed"] = (new CaseEvent.TimeOutRenewed(At, At), """{"until":"*","at":"*"}"""),
        ["timed-out"] = (new CaseEvent.TimedOut(At, At), """{"until":"*","at":"*"}"""),
        ["time-out-lift-ordered"] = (new CaseEvent.TimeOutLiftOrdered(At, null), """{"at":"*","by":null}"""),
        ["time-out-lifted"] = (new CaseEvent.TimeOutLifted(At), """{"at":"*"}"""),
        ["time-out-ended"] = (new CaseEvent.TimeOutEnded(At), """{"at":"*"}"""),
        ["appeal-heard"] = (
            new CaseEvent.AppealHeard(At, Bo, Upheld: true, "why"),
            """{"who":"local:bo","upheld":true,"reason":"why","at":"*"}"""
        ),
        ["member-readmitted"] = (new CaseEvent.MemberReadmitted(At), """{"at":"*"}"""),
        ["sanctioned-by-hand"] = (
            new CaseEvent.SanctionedByHand(At, Bo, HandSanction.Ban, null, At, "local:change-1"),
            """{"who":"local:bo","kind":"Ban","reason":null,"done":"*","key":"local:change-1","at":"*"}"""
        ),
        ["hand-sanction-explained"] = (
            new CaseEvent.HandSanctionExplained(At, Bo, Clause, "words"),
            """{"who":"local:bo","clause":"C20","words":"words","at":"*"}"""
        ),
        ["raid-noted"] = (
            new CaseEvent.RaidNoted(At, [new RaidMember(Bo, At, null)]),
            """{"members":[{"member":"local:bo","joinedAt":"*","accountCreated":null}],"at":"*"}"""
        ),
        ["notice-handed-over"] = (
            new CaseEvent.NoticeHandedOver(At, Bo, Notice.Warning, "by letter"),
            """{"who":"local:bo","notice":"Warning","how":"by letter","at":"*"}"""
        ),
    };

    public static readonly Dictionary<string, (Effect Effect, string Payload)> Effects = new()
    {
        ["show-card"] = (new Effect.ShowCard(), "{}"),
        ["tell-member"] = (new Effect.TellMember(Bo, Notice.Expulsion), """{"to":"local:bo","notice":"Expulsion"}"""),
        ["tell-reporter"] = (new Effect.TellReporter("Reporter-1"), """{"reporter":"Reporter-1"}"""),
        ["hide-message"] = (
            new Effect.HideMessage(Given.Forum, Message),
            """{"channel":"local:forum","message":"local:1"}"""
        ),
        ["restore-message"] = (
            new Effect.RestoreMessage(Given.Forum, Message),
            """{"channel":"local:forum","message":"local:1"}"""
        ),
        ["remove-member"] = (new Effect.RemoveMember(Bo, Removal.Ban), """{"member":"local:bo","how":"Ban"}"""),
        ["welcome"] = (new Effect.Welcome(Bo), """{"to":"local:bo"}"""),
        ["remind-channel"] = (
            new Effect.RemindChannel(Given.Forum, Clause),
            """{"channel":"local:forum","clause":"C20"}"""
        ),
        ["time-out-member"] = (new Effect.TimeOutMember(Bo, At), """{"member":"local:bo","until":"*"}"""),
        ["lift-time-out"] = (new Effect.LiftTimeOut(Bo), """{"member":"local:bo"}"""),
        ["readmit-member"] = (new Effect.ReadmitMember(Bo, Removal.Kick), """{"member":"local:bo","how":"Kick"}"""),
        ["ask-for-reason"] = (new Effect.AskForReason(Bo), """{"to":"local:bo"}"""),
        ["announce"] = (
            new Effect.Announce(Queue.Trustee, "switched off"),
            """{"queue":"Trustee","text":"switched off"}"""
        ),
    };
}
