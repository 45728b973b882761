using System.Runtime.CompilerServices;
using Belong.Bot;
using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Desk;
using Belong.Bot.Outbox;
using Belong.Bot.Store;
using Belong.Bot.Workers;
using Belong.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Belong.Tests.Desk;

/// <summary>
/// Tells what happens in a community, and writes down what people read of it. Everything is the bot's own composition,
/// on a real database; only the platform and the clock are the story's. Nothing runs beside it: what waits is done when
/// the story says so, and the clock moves when it does.
/// </summary>
internal sealed class DeskStory : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));
    private readonly List<string> _written = [];
    private readonly ServiceProvider _services;
    private int _read;
    private int _asked;

    private DeskStory(IReadOnlyDictionary<string, string?> settings, Action<IServiceCollection> change)
    {
        foreach (var member in Cast.All)
            Platform.Members[member.Id] = member;
        foreach (var channel in Cast.Channels)
            Platform.ChannelNames[channel.Key] = channel.Value;

        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Store:Path"] = _folder.Database,
                    ["Screening:Shadow"] = "false",
                    ["Screening:Classifier:Enabled"] = "false",
                }
            )
            .AddInMemoryCollection(settings)
            .Build();
        var services = new ServiceCollection()
            .AddLogging()
            .AddBelong(BotSettings.Read(configuration))
            .RemoveAll<IChatPlatform>()
            .AddSingleton<IChatPlatform>(Platform)
            .RemoveAll<TimeProvider>()
            .AddSingleton<TimeProvider>(_time);
        change(services);
        _services = services.BuildServiceProvider();
    }

    public FakeChatPlatform Platform { get; } = new(Cast.Community);

    public DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>In which way the story's cases are opened by screening.</summary>
    public bool Shadow { get; set; }

    public static Task<DeskStory> BeginAsync(params (string Name, string Value)[] settings) =>
        BeginAsync(_ => { }, settings);

    /// <param name="change">Puts other services in the place of the bot's own.</param>
    /// <param name="settings">As in the settings file: <c>Cases:FlagsPerCategory</c>.</param>
    public static async Task<DeskStory> BeginAsync(
        Action<IServiceCollection> change,
        params (string Name, string Value)[] settings
    )
    {
        var story = new DeskStory(settings.ToDictionary(one => one.Name, one => (string?)one.Value), change);
        await StoreSetup.OpenAsync(story._services, None);
        return story;
    }

    /// <summary>A member of the composition, for what the story has no words for.</summary>
    public T The<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>One of the bot's workers, which nobody has started.</summary>
    public T Worker<T>()
        where T : IHostedService => The<IEnumerable<IHostedService>>().OfType<T>().Single();

    /// <summary>What screening found, as it is taken into cases.</summary>
    public Task FindAsync(params CaseNews[] news) =>
        The<ICaseIntake>().TakeAsync(new ScreenedBatch(Cast.Community, Shadow, news, [], []), None);

    /// <summary>Somebody says something, and it is flagged.</summary>
    public Task FlagAsync(Member about, Flag flag)
    {
        if (!flag.Message.NeverPosted)
            Platform.Say(Cast.Said(about, flag));
        return FindAsync(new CaseNews.Flagged(about.Id, flag));
    }

    public Task ByHandAsync(Member by, Member subject, HandSanction kind, string? reason, string key) =>
        The<CaseService>()
            .NoteByHandAsync(
                Cast.Community,
                subject.Id,
                new CaseAction.NoteByHand(by.Id, kind, reason, Now, key),
                Shadow,
                None
            );

    public Task RaidAsync(params RaidMember[] members) =>
        The<CaseService>().NoteRaidAsync(Cast.Community, members, Shadow, None);

    /// <summary>Presses a button of the case's newest card, or of the person's newest direct message.</summary>
    public async Task<Reply> PressAsync(Member by, string label, int number = 1)
    {
        var card = await CardAsync(number);
        var button = card.Buttons.Concat(MailOf(by).SelectMany(mail => mail.Buttons)).First(one => one.Label == label);
        return await PressIdAsync(by, button.Id);
    }

    public Task<Reply> PressIdAsync(Member by, string id, IReadOnlyDictionary<string, string>? values = null) =>
        The<ButtonDesk>().AnswerAsync(new ChatEvent.ButtonPressed(Asks(by), id, values, null), None);

    /// <summary>As <see cref="PressAsync"/>, and fills in the form that it opens, if it opens one.</summary>
    public async Task<Reply> FillInAsync(Member by, string label, params (string Field, string Value)[] values)
    {
        var reply = await PressAsync(by, label);
        return reply is Reply.OpenForm open
            ? await PressIdAsync(by, open.Form.Id, values.ToDictionary(one => one.Field, one => one.Value))
            : reply;
    }

    /// <summary>Types a command: <c>case show</c>.</summary>
    public Task<Reply> TypeAsync(Member by, string command, params (string Option, string Value)[] options) =>
        The<CommandDesk>()
            .AnswerAsync(
                new ChatEvent.CommandInvoked(
                    Asks(by),
                    command,
                    options.ToDictionary(one => one.Option, one => one.Value),
                    null
                ),
                None
            );

    /// <summary>Uses the entry of a message's menu.</summary>
    public Task<Reply> UseMenuAsync(Member by, string command, MessageId message) =>
        The<CommandDesk>()
            .AnswerAsync(
                new ChatEvent.CommandInvoked(Asks(by), command, new Dictionary<string, string>(), message),
                None
            );

    public Task<Reply> SuggestAsync(Member by, string command, string option, string typed) =>
        The<CommandDesk>().SuggestAsync(new ChatEvent.SuggestionsAsked(Asks(by), command, option, typed), None);

    /// <summary>Everything that waits is done on the platform, or what of it can be done now.</summary>
    public async Task CarryOutAsync()
    {
        while (await The<IEffectQueue>().ListReadyAsync(Cast.Community, Now, [], 100, None) is { Count: > 0 } ready)
        {
            foreach (var record in ready)
                await The<EffectAttempt>().MakeAsync(record, None);
        }
    }

    /// <summary>Time passes, and nobody looks at the clock.</summary>
    public void Sleep(TimeSpan time) => _time.Advance(time);

    /// <summary>Time passes, and the clocks that run out in it are heard.</summary>
    public async Task AfterAsync(TimeSpan time)
    {
        Sleep(time);
        foreach (var due in await The<ICaseLists>().ListDueAsync(Now, 100, None))
            await The<CaseService>().DecideAsync(due, new CaseAction.PassDeadline(), Actor.Bot, None);
    }

    /// <summary>What no story leads to, straight into the record.</summary>
    public async Task<CaseReceipt> AppendAsync(CaseChange change) =>
        (await The<IRecord>().AppendAsync(new Entry(change.After.Community) { Changes = [change] }, None)).Single();

    public async Task<CaseFile> FileAsync(int number = 1) =>
        (await The<ICaseStore>().FindAsync(new CaseId(number), None))!;

    public async Task<Post> CardAsync(int number = 1) =>
        await The<CaseCardWriter>().WriteAsync(await FileAsync(number), None);

    public IEnumerable<Post> MailOf(Member to) =>
        Platform.Mail.Where(mail => mail.To == to.Id).Select(mail => mail.Post).Reverse();

    public async Task WriteCardAsync(int number = 1) => Write("The card", await CardAsync(number));

    public void Write(string what, Post post) => WriteText(what, PlainText.Of(post));

    public void Write(string what, Reply reply) => WriteText(what, PlainText.Of(reply));

    /// <summary>The direct messages that came since the last time.</summary>
    public void WriteMail()
    {
        foreach (var (to, post) in Platform.Mail[_read..])
            Write($"To {Platform.Members[to].Name}", post);
        _read = Platform.Mail.Count;
    }

    public void WriteText(string what, string text) => _written.Add($"--- {what}\n\n{text}\n");

    /// <summary>What was written down is what was agreed on.</summary>
    /// <param name="variant">Tells the cases of a theory apart.</param>
    public void Matches(
        string? variant = null,
        [CallerFilePath] string file = "",
        [CallerMemberName] string test = ""
    ) =>
        Snapshot.Match(
            Path.GetFileNameWithoutExtension(file),
            variant is null ? test : $"{test}.{variant}",
            string.Concat(_written)
        );

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    private Interaction Asks(Member by) => new(new InteractionId($"test:i{++_asked}"), Cast.Community, Cast.Forum, by);
}
