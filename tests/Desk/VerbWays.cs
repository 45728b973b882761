using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Belong.Tests.Cases;

namespace Belong.Tests.Desk;

/// <summary>For each verb, a case that comes to the point at which its button is there, and who may press it.</summary>
internal static class VerbWays
{
    private static readonly ClauseId Clause = new("C1");

    public static IReadOnlyDictionary<string, Func<CaseStory>> ByName { get; } =
        new Dictionary<string, Func<CaseStory>>
        {
            ["approve"] = Proposed,
            ["reject"] = Proposed,
            ["claim"] = Flagged,
            ["dismiss"] = Flagged,
            ["remind"] = Flagged,
            ["warn"] = Flagged,
            ["cease"] = Flagged,
            ["hide"] = Flagged,
            ["timeout"] = Flagged,
            ["expel"] = Flagged,
            ["explain"] = () =>
                Flagged()
                    .Then(
                        new CaseAction.NoteByHand(
                            CaseStory.Moderator.Id!.Value,
                            HandSanction.Ban,
                            null,
                            DateTimeOffset.UnixEpoch,
                            "test:audit-1"
                        ),
                        Actor.Bot
                    ),
            ["confirm"] = TimedOut,
            ["lift"] = TimedOut,
            ["restore"] = () => Flagged().Then(new CaseAction.Hide(), CaseStory.Moderator),
            ["retry"] = Undelivered,
            ["delivered"] = Undelivered,
            ["note"] = Flagged,
            ["acknowledge"] = () =>
                Flagged()
                    .Then(new CaseAction.RequestToCease(Clause, "", null), CaseStory.Moderator)
                    .ThenDone<Effect.TellMember>(),
        };

    private static CaseStory Flagged() => CaseStory.Flagged();

    private static CaseStory Proposed() =>
        Flagged().Then(new CaseAction.ProposeExpulsion(Clause, "Three times.", Removal.Ban), CaseStory.Moderator);

    private static CaseStory TimedOut() =>
        Flagged().Then(new CaseAction.TimeOutSubject(Clause, "", TimeSpan.FromDays(28)), CaseStory.Moderator);

    private static CaseStory Undelivered() =>
        Flagged()
            .Then(new CaseAction.Warn(Clause, ""), CaseStory.Moderator)
            .ThenFailed<Effect.TellMember>("direct messages are closed");
}
