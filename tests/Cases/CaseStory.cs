using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Xunit;

namespace Belong.Tests.Cases;

/// <summary>Tells what happens in one case, asking the law at every step.</summary>
internal sealed class CaseStory
{
    public static readonly CommunityId Community = new("test:main");
    public static readonly MemberId Subject = new("test:subject");
    public static readonly MemberId Reporter = new("test:reporter");
    public static readonly Actor Moderator = new(new MemberId("test:moderator-1"), Roles.Member | Roles.Moderator);
    public static readonly Actor SecondModerator = new(
        new MemberId("test:moderator-2"),
        Roles.Member | Roles.Moderator
    );
    public static readonly Actor Operator = new(new MemberId("test:operator"), Roles.Member | Roles.Operator);
    public static readonly Actor Trustee = new(new MemberId("test:trustee"), Roles.Member | Roles.Trustee);

    private static readonly CommunityCharter Charter = CharterFile.Load(CharterFile.ShippedPath);

    public DateTimeOffset Now { get; private set; } = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public CasePolicy Policy { get; init; } = new();

    public Queue Queue { get; init; } = Queue.Moderators;

    public bool Shadow { get; init; }

    public MemberId About { get; init; } = Subject;

    public IReadOnlyList<CaseSummary> History { get; init; } = [];

    public CaseState? State { get; private set; }

    public List<CaseEvent> Events { get; } = [];

    public List<CaseParty> Parties { get; } = [];

    /// <summary>The effects of the last accepted action.</summary>
    public IReadOnlyList<Effect> Effects { get; private set; } = [];

    public static Flag AFlag(string clause = "C1", FlagCategory? category = null, string message = "test:1") =>
        new(
            new MessageReference(new ChannelId("test:forum"), new MessageId(message), 0, null),
            "the words",
            new DateTimeOffset(2026, 11, 2, 8, 59, 0, TimeSpan.Zero),
            [
                new FlagReason(
                    category ?? FlagCategory.Insult,
                    new ClauseId(clause),
                    0.9,
                    "classifier",
                    "somebody is attacked"
                ),
            ],
            []
        )
        {
            Urgent = category == FlagCategory.Threat,
        };

    public static CaseStory Flagged(string clause = "C1", FlagCategory? category = null) =>
        new CaseStory().Then(new CaseAction.RaiseFlag(AFlag(clause, category)), Actor.Bot);

    /// <summary>An action that is accepted.</summary>
    public CaseStory Then(CaseAction action, Actor actor)
    {
        var accepted = Assert.IsType<Decision.Accepted>(Ask(action, actor));
        State = State is null ? CaseState.From(accepted.Events) : State.With(accepted.Events);
        Events.AddRange(accepted.Events);
        Parties.AddRange(accepted.Parties);
        Effects = accepted.Effects;
        return this;
    }

    /// <summary>The platform does what the last action wanted.</summary>
    public CaseStory ThenDone<TEffect>()
        where TEffect : Effect =>
        Then(new CaseAction.RecordOutcome(Effects.OfType<TEffect>().Single(), EffectOutcome.Success), Actor.Bot);

    /// <summary>
    /// As <see cref="ThenDone{TEffect}"/>, and the other effects of the last action are still to be done.
    /// </summary>
    public CaseStory ThenDoneKeeping<TEffect>()
        where TEffect : Effect
    {
        var waiting = Effects.Where(effect => effect is not TEffect).ToList();
        ThenDone<TEffect>();
        Effects = [.. waiting, .. Effects];
        return this;
    }

    /// <summary>The platform's final answer to what the last action wanted is no.</summary>
    public CaseStory ThenFailed<TEffect>(string why)
        where TEffect : Effect =>
        Then(
            new CaseAction.RecordOutcome(Effects.OfType<TEffect>().Single(), new EffectOutcome(false, why)),
            Actor.Bot
        );

    public CaseStory After(TimeSpan time)
    {
        Now += time;
        return this;
    }

    /// <summary>Why an action is refused.</summary>
    public Refusal Refuses(CaseAction action, Actor actor) => Assert.IsType<Decision.Refused>(Ask(action, actor)).Why;

    private Decision Ask(CaseAction action, Actor actor) =>
        CaseWorkflow.Decide(
            State,
            action,
            actor,
            new CaseContext(Charter, Policy, Parties, History)
            {
                Opening = new CaseOpening(Community, About, Queue, Shadow),
            },
            Now
        );
}
