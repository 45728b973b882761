using Belong.Bot;
using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Desk;
using Belong.Bot.Desk.Commands;
using Belong.Tests.Cases;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Moq;
using Xunit;

namespace Belong.Tests.Desk;

/// <summary>Every verb has everything: a button, a form that reads back, checked words, a confirmation.</summary>
public sealed class CaseVerbTests : IDisposable
{
    private const string Typed = "Wolkenkuckucksheim";

    private static readonly Member Other = new(new MemberId("test:other"), "Other", Roles.Member);

    private static readonly CaseId Number = new(42);

    // Cards that hold these names are out there: a button may come to them, and none may go or change places.
    private static readonly string[] OnCards =
    [
        "approve",
        "reject",
        "claim",
        "dismiss",
        "remind",
        "warn",
        "cease",
        "hide",
        "timeout",
        "expel",
        "explain",
        "confirm",
        "lift",
        "restore",
        "retry",
        "delivered",
        "note",
        "acknowledge",
    ];

    private readonly Mock<IChatPlatform> _platform = new();
    private readonly ServiceProvider _services;

    public CaseVerbTests()
    {
        _platform.SetupGet(platform => platform.Community).Returns(CaseStory.Community);
        _platform
            .SetupGet(platform => platform.Capabilities)
            .Returns(new PlatformCapabilities(true, true, true, true, Enum.GetValues<Removal>().ToHashSet()));
        _platform
            .Setup(platform => platform.FindMemberAsync(Other.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(Other);
        _platform
            .Setup(platform => platform.ListMembersAsync(It.IsAny<Roles>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync([Other]);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Screening:Classifier:Enabled"] = "false" })
            .Build();
        _services = new ServiceCollection()
            .AddLogging()
            .AddBelong(BotSettings.Read(configuration))
            .RemoveAll<IChatPlatform>()
            .AddSingleton(_platform.Object)
            .BuildServiceProvider();
    }

    private PlatformCapabilities Capabilities => _platform.Object.Capabilities;

    private List<CaseVerb> Verbs => [.. _services.GetServices<CaseVerb>()];

    [Fact]
    public void The_names_on_cards_stay_in_their_order_and_each_is_one_verb()
    {
        var names = Verbs.ConvertAll(verb => verb.Name);

        Assert.Equal(OnCards, names.Intersect(OnCards));
        Assert.Equal(names.Distinct(), names);
        Assert.All(names, name => Assert.Matches("^[a-z]+$", name));
    }

    [Fact]
    public void An_id_comes_back_as_it_was_written()
    {
        var verbs = _services.GetRequiredService<CaseVerbs>();
        foreach (var verb in Verbs)
        {
            foreach (var id in new ButtonId.OnCase[] { new(Number, verb.Name, 3), new(Number, verb.Name, null) })
            {
                Assert.Equal(id, ButtonId.Parse(id.ToString()));
                Assert.Same(verb, verbs.Find(id.Verb));
            }
        }
    }

    [Theory]
    [InlineData("case:42:promote:v3")]
    [InlineData("case:42:Warn:v3")]
    [InlineData("case:42:5:v3")]
    [InlineData("case:42::v3")]
    [InlineData("case:42:warn:3")]
    [InlineData("case:42:warn:v3:v3")]
    [InlineData("case:-1:warn:v3")]
    [InlineData("warn")]
    public async Task A_button_that_nobody_made_is_refused(string id)
    {
        var desk = _services.GetRequiredService<ButtonDesk>();
        var by = new Interaction(new InteractionId("test:i1"), CaseStory.Community, new ChannelId("test:c1"), Other);

        var reply = await desk.AnswerAsync(new ChatEvent.ButtonPressed(by, id, null, null), default);

        Assert.Equal("button", Assert.IsType<Reply.Refused>(reply).Field);
    }

    [Fact]
    public void Every_verb_is_borne_by_a_card_or_by_a_notice()
    {
        var verbs = _services.GetRequiredService<CaseVerbs>();
        var notices = _services.GetRequiredService<NoticeWriter>();
        foreach (var verb in Verbs)
        {
            Assert.Contains(verb.Name, VerbWays.ByName);
            var file = FileOf(VerbWays.ByName[verb.Name]());
            var buttons = verb.IsForSubject
                ? notices.Write(file, Notice.RequestToCease).Buttons
                : verbs.ButtonsFor(Number, file.State, Capabilities);

            var button = Assert.Single(buttons, one => Press(one).Verb == verb.Name);
            Assert.InRange(button.Label.Length, 1, 80);
            Assert.Equal(verb.IsForSubject ? null : file.State.Revision, Press(button).Revision);
        }
    }

    [Fact]
    public async Task What_a_form_asks_it_reads_back_and_the_law_takes_it()
    {
        foreach (var verb in Verbs)
        {
            var story = VerbWays.ByName[verb.Name]();
            var form = verb.FormFor(FileOf(story));
            Assert.True(form is null or { Title.Length: > 0 and <= 45, Fields.Count: > 0 and <= 5 }, verb.Name);

            var reading = await ReadAsync(verb, story, Filled(form));

            Assert.Null(reading.Fault);
            story.Then(reading.Action, PresserOf(verb));
            Assert.NotEmpty(verb.Confirm(reading.Action, FileOf(story)));
        }
    }

    [Fact]
    public async Task What_is_wrong_with_a_form_is_said_of_the_field()
    {
        foreach (var verb in Verbs)
        {
            var story = VerbWays.ByName[verb.Name]();
            var form = verb.FormFor(FileOf(story));
            await FaultyAsync("surplus", "x");
            foreach (var field in form?.Fields ?? [])
            {
                await FaultyAsync(field.Name, new string('x', field.MaxLength + 1));
                if (field.Required)
                    await FaultyAsync(field.Name, " ");
                if (field.Kind == FormFieldKind.Choice)
                    await FaultyAsync(field.Name, "none");
            }

            async Task FaultyAsync(string field, string value)
            {
                var values = new Dictionary<string, string>(Filled(form)) { [field] = value };
                Assert.Equal((verb.Name, field), (verb.Name, (await ReadAsync(verb, story, values)).Fault?.Field));
            }
        }
    }

    [Fact]
    public async Task Whatever_a_notice_repeats_was_checked_before()
    {
        HashSet<string> repeated = [];
        foreach (var verb in Verbs)
        {
            var story = VerbWays.ByName[verb.Name]();
            var reading = await ReadAsync(verb, story, Filled(verb.FormFor(FileOf(story))));
            story.Then(reading.Action, PresserOf(verb));
            if (story.State!.Proposal is not null)
                story.Then(new CaseAction.ApproveExpulsion(), CaseStory.Operator);

            var isRepeated = Told(story)
                .SelectMany(notice => notice.Fields)
                .Any(field => field.Value.Contains(Typed, StringComparison.Ordinal));
            if (isRepeated)
            {
                repeated.Add(verb.Name);
                Assert.Contains(Typed, verb.OutgoingOf(reading.Action)?.Text, StringComparison.Ordinal);
            }
        }

        Assert.Superset(new HashSet<string> { "remind", "warn", "cease", "timeout", "expel", "explain" }, repeated);
    }

    [Fact]
    public void Whatever_is_typed_instead_of_pressed_is_called_as_in_the_form()
    {
        foreach (var command in _services.GetServices<ICommand>())
        {
            var verb = command switch
            {
                CaseVerbCommand typed => typed.Verb,
                SanctionCommand typed => typed.Verb,
                _ => null,
            };
            if (verb is null)
                continue;

            var fields = verb.FormFor(FileOf(VerbWays.ByName[verb.Name]()))?.Fields ?? [];

            // The first option says on what it is done.
            foreach (var option in command.Spec.Options.Skip(1))
            {
                var field = Assert.Single(fields, field => field.Name == option.Name);
                Assert.True(option.Required || !field.Required, $"/{command.Spec.Name} {option.Name}");
            }
        }
    }

    public void Dispose() => _services.Dispose();

    private static ButtonId.OnCase Press(PostButton button) =>
        Assert.IsType<ButtonId.OnCase>(ButtonId.Parse(button.Id));

    private static CaseFile FileOf(CaseStory story) => new(Number, story.State!, story.Parties);

    private static Actor PresserOf(CaseVerb verb) =>
        verb.IsForSubject ? new Actor(CaseStory.Subject, Roles.Member) : CaseStory.SecondModerator;

    /// <summary>Every answer that the form suggests, and words where it has none to suggest.</summary>
    private static Dictionary<string, string> Filled(Form? form) =>
        form?.Fields.ToDictionary(
            field => field.Name,
            field =>
                field.Kind switch
                {
                    FormFieldKind.Choice => field.Value ?? field.Choices[0].Value,
                    FormFieldKind.Line => Other.Name,
                    _ => Typed,
                }
        ) ?? [];

    private static Task<FormReading> ReadAsync(
        CaseVerb verb,
        CaseStory story,
        IReadOnlyDictionary<string, string> values
    ) => verb.ReadAsync(values, VerbTarget.On(story.State!), default);

    /// <summary>Everything that the member is told while what was decided is carried out.</summary>
    private List<Post> Told(CaseStory story)
    {
        var notices = _services.GetRequiredService<NoticeWriter>();
        List<Post> told = [];
        var waiting = new Queue<Effect>(story.Effects);
        while (waiting.TryDequeue(out var effect))
        {
            if (effect is Effect.TellMember tell)
                told.Add(notices.Write(FileOf(story), tell.Notice));
            if (effect is Effect.ShowCard)
                continue;

            story.Then(new CaseAction.RecordOutcome(effect, EffectOutcome.Success), Actor.Bot);
            foreach (var next in story.Effects)
                waiting.Enqueue(next);
        }

        return told;
    }
}
