using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Belong.Bot.Desk;
using Belong.Bot.Screening;
using Belong.Bot.Workers;
using Belong.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Xunit;
using static Belong.Tests.Desk.Cast;

namespace Belong.Tests.Workers;

/// <summary>Reminders of the charter by the calendar: each Monday at half past nine in the forum.</summary>
public sealed class ReminderWorkerTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>A Monday, half past nine in London.</summary>
    private static readonly DateTimeOffset Due = new(2026, 11, 2, 9, 30, 0, TimeSpan.Zero);

    private static readonly CommunityCharter Charter = CharterFile.Load(CharterFile.ShippedPath);

    private readonly FakeRecord _record = new();
    private readonly FakeChatPlatform _platform = new(Community);
    private readonly Mock<IScreeningLog> _log = new();
    private readonly Mock<ICaseLists> _lists = new();
    private readonly FakeTimeProvider _time = new(Due.AddDays(-1));
    private DateTimeOffset? _lastSpoken;
    private ReminderWorker? _worker;

    public ReminderWorkerTests()
    {
        _platform.ChannelNames[Forum] = "forum";
        _log.Setup(log => log.LastSpokenAsync(Community, Forum, It.IsAny<CancellationToken>()))
            .Returns(() => Task.FromResult(_lastSpoken));
        _lists
            .Setup(lists =>
                lists.CountByClauseAsync(Community, It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())
            )
            .ReturnsAsync(new Dictionary<ClauseId, int>());
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_worker is null)
            return;

        await _worker.StopAsync(None);
        _worker.Dispose();
    }

    [Fact]
    public async Task A_reminder_is_posted_when_it_is_due_and_once()
    {
        await StartAsync(Plan("weekly"));
        _lastSpoken = Due.AddHours(-1);

        await AdvanceToAsync(Due, moves: 2);
        await AdvanceToAsync(Due.AddDays(7), moves: 3);

        Assert.Equal([Due, Due.AddDays(7)], _record.Entries.All.Skip(1).Select(move => move.Job!.LastRun));
        var reminder = Assert.IsType<Effect.RemindChannel>(Assert.Single(_record.Effects));
        Assert.Equal(Forum, reminder.Channel);
        Assert.Equal($"reminder:{Community}:weekly:{Due.ToUnixTimeMilliseconds()}", reminder.OnceFor);
    }

    [Fact]
    public async Task What_was_due_before_the_bot_came_is_not_owed()
    {
        _time.SetUtcNow(Due.AddMinutes(1));
        _lastSpoken = Due;

        await StartAsync(Plan("weekly"));
        _time.Advance(TimeSpan.FromSeconds(1));
        await AdvanceToAsync(Due.AddDays(7), moves: 2);

        Assert.Equal(Due.AddDays(7), _record.Entries.All[1].Job!.LastRun);
    }

    [Fact]
    public async Task After_a_stop_at_most_one_of_what_was_missed_is_posted()
    {
        await _record.AppendAsync(
            new Entry(Community) { Job = new JobCursor(Job("hourly"), Due.AddDays(-3), null) },
            None
        );
        _time.SetUtcNow(Due.AddMinutes(20));
        _lastSpoken = Due;

        await StartAsync(Plan("hourly", "0 * * * *"), moves: 2);
        _time.Advance(TimeSpan.FromSeconds(1));
        await AdvanceToAsync(Due.AddMinutes(30), moves: 3);

        Assert.Equal(
            [Due.AddMinutes(-30), Due.AddMinutes(30)],
            _record.Entries.All.Skip(1).Select(move => move.Job!.LastRun)
        );
    }

    [Fact]
    public async Task Where_nobody_has_spoken_since_the_last_nothing_is_posted()
    {
        await StartAsync(Plan("weekly"));

        await AdvanceToAsync(Due, moves: 2);
        _lastSpoken = Due.AddHours(-1);
        await AdvanceToAsync(Due.AddDays(7), moves: 3);
        Assert.Empty(_record.Effects);
        _lastSpoken = Due.AddDays(8);
        await AdvanceToAsync(Due.AddDays(14), moves: 4);

        Assert.Single(_record.Effects);
    }

    [Fact]
    public async Task What_falls_into_quiet_hours_comes_to_nothing()
    {
        _lastSpoken = Due;
        await StartAsync(Plan("nightly", "0 4 * * *", quiet: "22:00-07:00"), Plan("weekly"), moves: 2);

        await AdvanceToAsync(Due, moves: 3);

        Assert.Equal(Job("weekly"), _record.Entries.All[2].Job!.Job);
    }

    [Fact]
    public async Task A_plan_for_a_channel_that_is_not_there_is_passed_over_and_stops_no_other()
    {
        _lastSpoken = Due;
        await StartAsync(Plan("lost", channel: "attic"), Plan("weekly"), moves: 2);

        await AdvanceToAsync(Due, moves: 4);

        Assert.Equal(
            [Job("lost"), Job("weekly")],
            _record.Entries.All.Skip(2).Select(move => move.Job!.Job).Order(StringComparer.Ordinal)
        );
        Assert.Single(_record.Effects);
    }

    [Fact]
    public async Task Trouble_of_one_plan_is_tried_again_and_stops_no_other()
    {
        var tries = 0;
        _log.Setup(log => log.LastSpokenAsync(Community, Events, It.IsAny<CancellationToken>()))
            .Returns(() =>
                ++tries == 1
                    ? throw new InvalidOperationException("the disk is full")
                    : Task.FromResult<DateTimeOffset?>(Due)
            );
        _platform.ChannelNames[Events] = "events";
        _lastSpoken = Due;
        await StartAsync(Plan("events", channel: "events"), Plan("weekly"), moves: 2);

        await AdvanceToAsync(Due, moves: 3);
        Assert.Equal(Job("weekly"), _record.Entries.All[2].Job!.Job);
        _time.Advance(TimeSpan.FromSeconds(1));
        await _record.Entries.UntilAsync(4);

        Assert.Equal(Job("events"), _record.Entries.All[3].Job!.Job);
    }

    private static string Job(string plan) => $"reminder:{Community}:{plan}";

    private static ReminderPlan Plan(
        string name,
        string cron = "30 9 * * MON",
        string channel = "forum",
        string quiet = ""
    )
    {
        List<string> faults = [];
        var plan = ReminderPlan.Read(
            new ReminderSettings
            {
                Name = name,
                Channel = channel,
                Cron = cron,
                QuietHours = quiet,
            },
            "Reminders:0",
            Charter,
            faults
        );
        Assert.Empty(faults);
        return plan!;
    }

    private Task StartAsync(ReminderPlan plan, int moves = 1) => StartAsync([plan], moves);

    private Task StartAsync(ReminderPlan one, ReminderPlan other, int moves) => StartAsync([one, other], moves);

    /// <summary>Until so many cursors have moved, the first of each plan at its first sight.</summary>
    private async Task StartAsync(IReadOnlyList<ReminderPlan> plans, int moves)
    {
        _worker = new ReminderWorker(
            plans,
            new ReminderDesk(_record, _record, _lists.Object, Charter),
            _record,
            _record,
            _log.Object,
            new ChatPlatforms([_platform]),
            _time,
            NullLogger<ReminderWorker>.Instance
        );
        await _worker.StartAsync(None);
        await _record.Entries.UntilAsync(moves);
    }

    private async Task AdvanceToAsync(DateTimeOffset instant, int moves)
    {
        _time.Advance(instant - _time.GetUtcNow());
        await _record.Entries.UntilAsync(moves);
    }
}
