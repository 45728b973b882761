using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Screening;
using Belong.Bot.Screening.Detectors;
using Belong.Classifiers.Model;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace Belong.Tests.Screening;

/// <summary>A community in which things are said, and what the screening makes of them.</summary>
internal sealed class ScreeningStory
{
    public static readonly CommunityId Community = new("test:main");

    private int _messages;
    private int _position;

    public ScreeningStory(
        ScreeningOptions? options = null,
        ClassifierSnapshot? classifier = null,
        IDetector[]? detectors = null,
        ClassifierSnapshot? shadow = null
    )
    {
        Options = options ?? new ScreeningOptions();
        Classifier = new ClassifierHolder(
            classifier
                ?? FakeClassifier.Knowing(
                    ("idiot", Category.Insult, 0.9f),
                    ("hurt you", Category.Threat, 0.8f),
                    ("my coaching", Category.Promotion, 0.9f),
                    ("workshop", Category.Promotion, 0.1f)
                )
        );
        Shadow = shadow is null ? null : new ClassifierHolder(shadow);
        Sink = new FakeCaseIntake(Log);
        Record
            .Setup(record => record.AppendAsync(It.IsAny<Entry>(), It.IsAny<CancellationToken>()))
            .Callback((Entry entry, CancellationToken _) => Announced.AddRange(entry.Effects.OfType<Effect.Announce>()))
            .ReturnsAsync([]);
        Intake = Start(detectors);
    }

    public ScreeningOptions Options { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));

    public FakeScreeningLog Log { get; } = new();

    public FakeCaseIntake Sink { get; }

    public KnownOrders Orders { get; } = new();

    public ClassifierHolder Classifier { get; }

    public ClassifierHolder? Shadow { get; }

    public FakeThresholdStore Thresholds { get; } = new();

    public Mock<IRecord> Record { get; } = new();

    public List<Effect.Announce> Announced { get; } = [];

    public MessageIntake Intake { get; private set; }

    public IReadOnlyList<Flag> Flags => Sink.Flags;

    /// <summary>The process ends and another begins: only what was stored is left.</summary>
    public void Restart() => Intake = Start(null);

    /// <summary>A message that nobody has taken in yet.</summary>
    public ChatMessage Message(string text, string by = "anna", string channel = "forum") =>
        new(
            Community,
            new ChannelId($"test:{channel}"),
            new MessageId($"test:{++_messages}"),
            new MemberId($"test:{by}"),
            text,
            Time.GetUtcNow()
        );

    /// <summary>Somebody says something, and it is screened.</summary>
    /// <returns>The flag that it raised; null for none.</returns>
    public Task<Flag?> SayAsync(string text, string by = "anna", string channel = "forum") =>
        TakeAsync(Message(text, by, channel));

    public async Task<Flag?> TakeAsync(ChatMessage message, bool late = false)
    {
        var before = Sink.Raised.Count;
        await HandleAsync(
            message.Edit > 0
                ? new ChatEvent.MessageEdited(message) { Position = Next(), Late = late }
                : new ChatEvent.MessagePosted(message) { Position = Next(), Late = late }
        );
        return Sink.Raised.Count > before ? Sink.Raised[^1].Flag : null;
    }

    public Task HandleAsync(params ChatEvent[] events) => Intake.HandleAsync(Community, events, CancellationToken.None);

    public EventPosition Next() => new("messages", $"{++_position}");

    private MessageIntake Start(IDetector[]? detectors)
    {
        var hosts = new HostLists(Options.Links);
        var repetition = new RepetitionDetector(Options.Repetition, hosts);
        var breakers = new Breakers(Options.Breaker, Time);
        var thresholds = new CommunityThresholds(
            new Thresholds(Options.ThresholdsByCategory),
            Thresholds,
            () => throw new InvalidOperationException("no model is asked")
        );
        var screener = new Screener(
            detectors
                ??
                [
                    new ClassifierDetector(Classifier, Shadow),
                    new WordListDetector(WordList.BuiltIn()),
                    new LinkDetector(hosts),
                    repetition,
                    new PersonalDataDetector(Options.PersonalData),
                    new CeaseOrderDetector(Orders),
                ],
            thresholds,
            breakers,
            NullLogger<Screener>.Instance
        );
        return new MessageIntake(
            Log,
            Sink,
            Record.Object,
            screener,
            breakers,
            repetition,
            Orders,
            thresholds,
            new ShadowMode(Options.Shadow, _ => false),
            Options,
            new AutoMod(Options.AutoMod),
            Time,
            NullLogger<MessageIntake>.Instance
        );
    }
}
