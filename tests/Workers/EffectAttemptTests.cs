using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Outbox;
using Belong.Bot.Workers;
using Belong.Tests.Desk;
using Xunit;
using static Belong.Tests.Desk.Cast;

namespace Belong.Tests.Workers;

/// <summary>One try at an effect: what the platform answers, and when the process stops in between.</summary>
public sealed class EffectAttemptTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private DeskStory _story = null!;

    public async Task InitializeAsync()
    {
        _story = await DeskStory.BeginAsync();
        await _story.FlagAsync(Ash, Insult());
        await _story.CarryOutAsync();
    }

    public async Task DisposeAsync() => await _story.DisposeAsync();

    [Fact]
    public async Task A_final_refusal_becomes_part_of_the_case_and_is_not_tried_again()
    {
        Answer("hide", () => new PlatformException(PlatformFault.Forbidden, "no permission"));
        await _story.PressAsync(Mira, "Hide");

        await _story.CarryOutAsync();
        await _story.AfterAsync(TimeSpan.FromHours(1));
        await _story.CarryOutAsync();

        Assert.Equal("no permission", Assert.Single((await _story.FileAsync()).State.Failures).Why);
        Assert.Equal(1, Times("hide"));
    }

    [Fact]
    public async Task A_passing_fault_says_nothing_in_the_case_and_is_tried_again()
    {
        var tries = 0;
        Answer("direct", () => ++tries < 4 ? new PlatformException(PlatformFault.Transient, "outage") : null);
        await _story.FillInAsync(Mira, "Warn");

        for (var round = 1; round < 4; round++)
        {
            await _story.CarryOutAsync();
            Assert.Equal(NoticeState.Sending, (await _story.FileAsync()).State.Outcome!.Notice);
            await _story.AfterAsync(TimeSpan.FromMinutes(10));
        }

        await _story.CarryOutAsync();

        Assert.Equal(NoticeState.Delivered, (await _story.FileAsync()).State.Outcome!.Notice);
        Assert.Single(_story.Platform.Mail);
    }

    [Fact]
    public async Task The_last_passing_fault_of_a_day_is_final()
    {
        Answer("direct", () => new PlatformException(PlatformFault.Transient, "outage"));
        await _story.FillInAsync(Mira, "Warn");

        await MakeAsync<Effect.TellMember>(record => record with { Attempts = 299 });
        Assert.Equal(NoticeState.Sending, (await _story.FileAsync()).State.Outcome!.Notice);
        _story.Sleep(TimeSpan.FromMinutes(10));
        await MakeAsync<Effect.TellMember>(record => record with { Attempts = 300 });

        Assert.Equal(NoticeState.Undelivered, (await _story.FileAsync()).State.Outcome!.Notice);
    }

    [Fact]
    public async Task Waiting_as_the_platform_asks_uses_up_no_try()
    {
        Answer(
            "direct",
            () => new PlatformException(PlatformFault.Transient, "limit") { RetryAfter = TimeSpan.FromMinutes(1) }
        );
        await _story.FillInAsync(Mira, "Warn");

        for (var round = 0; round < 3; round++)
        {
            await MakeAsync<Effect.TellMember>(record => record);
            Assert.Null(await ReadyAsync<Effect.TellMember>());
            _story.Sleep(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(0, (await ReadyAsync<Effect.TellMember>())!.Attempts);
    }

    [Fact]
    public async Task A_welcome_that_would_come_an_hour_late_is_given_up()
    {
        Answer("direct", () => new PlatformException(PlatformFault.Transient, "outage"));
        await _story.The<IRecord>().AppendAsync(new Entry(Community) { Effects = [new Effect.Welcome(Bo.Id)] }, None);

        await MakeAsync<Effect.Welcome>(record => record with { Attempts = 29 });
        _story.Sleep(TimeSpan.FromMinutes(10));
        Assert.NotNull(await ReadyAsync<Effect.Welcome>());
        await MakeAsync<Effect.Welcome>(record => record with { Attempts = 30 });
        _story.Sleep(TimeSpan.FromMinutes(10));

        Assert.Null(await ReadyAsync<Effect.Welcome>());
    }

    [Fact]
    public async Task A_card_is_never_given_up()
    {
        Answer("rewrite", () => new PlatformException(PlatformFault.Forbidden, "no permission"));
        await _story.PressAsync(Mira, "Claim");

        await MakeAsync<Effect.ShowCard>(record => record with { Attempts = 5000 });
        _story.Sleep(TimeSpan.FromMinutes(10));
        Answer("rewrite", () => null);
        await _story.CarryOutAsync();

        Assert.Equal("claimed by Mira", StatusShown());
    }

    [Fact]
    public async Task A_stop_after_the_deed_and_before_its_record_does_it_again_under_the_same_key()
    {
        using var stop = new CancellationTokenSource();
        await _story.FillInAsync(Mira, "Warn");
        _story.Platform.After = async deed =>
        {
            if (deed == $"direct {Ash.Id}")
                await stop.CancelAsync();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            MakeAsync<Effect.TellMember>(record => record, stop.Token)
        );
        Assert.Equal(NoticeState.Sending, (await _story.FileAsync()).State.Outcome!.Notice);
        await _story.CarryOutAsync();

        Assert.Equal(NoticeState.Delivered, (await _story.FileAsync()).State.Outcome!.Notice);
        Assert.Equal(2, Times("direct"));
        Assert.Single(_story.Platform.Mail);
    }

    [Fact]
    public async Task A_stop_before_the_reading_back_repeats_the_reading_and_not_the_deed()
    {
        using var stop = new CancellationTokenSource();
        await _story.PressAsync(Mira, "Hide");
        _story.Platform.BeforeReading = async () =>
        {
            await stop.CancelAsync();
            stop.Token.ThrowIfCancellationRequested();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            MakeAsync<Effect.HideMessage>(record => record, stop.Token)
        );
        _story.Platform.BeforeReading = () => Task.CompletedTask;
        Assert.Equal(EffectState.Applied, (await ReadyAsync<Effect.HideMessage>())!.State);
        await _story.CarryOutAsync();

        Assert.True(Assert.Single((await _story.FileAsync()).State.Hidden).Done);
        Assert.Equal(1, Times("hide"));
    }

    [Fact]
    public async Task What_the_platform_does_not_show_yet_is_told_to_nobody()
    {
        await _story.FillInAsync(Mira, "Time out", ("for", "1d"));
        _story.Platform.After = deed =>
        {
            if (deed == $"time out {Ash.Id}")
                _story.Platform.Stand(Ash.Id, new MemberStanding(true, false, true, null));
            return Task.CompletedTask;
        };

        await _story.CarryOutAsync();
        Assert.False((await _story.FileAsync()).State.TimeOut!.Done);
        Assert.Empty(_story.Platform.Mail);
        _story.Platform.Stand(Ash.Id, new MemberStanding(true, false, true, _story.Now.AddDays(1)));
        _story.Sleep(TimeSpan.FromMinutes(10));
        await _story.CarryOutAsync();

        Assert.True((await _story.FileAsync()).State.TimeOut!.Done);
        Assert.Equal(1, Times("time out"));
        Assert.Single(_story.Platform.Mail);
    }

    [Fact]
    public async Task A_bug_in_one_effect_is_put_off_and_the_others_go_on()
    {
        Answer("direct", () => new InvalidOperationException("a bug"));
        await _story.FillInAsync(Mira, "Warn");

        await _story.CarryOutAsync();
        Assert.Equal("warning by Mira; notice on its way", StatusShown());
        Answer("direct", () => null);
        _story.Sleep(TimeSpan.FromMinutes(10));
        await _story.CarryOutAsync();

        Assert.Equal(NoticeState.Delivered, (await _story.FileAsync()).State.Outcome!.Notice);
    }

    [Fact]
    public async Task While_the_notice_is_put_off_nobody_is_removed()
    {
        Answer("direct", () => new PlatformException(PlatformFault.Transient, "outage"));
        await ExpelAsync();

        await _story.CarryOutAsync();
        Assert.Equal(0, Times("remove"));
        Answer("direct", () => null);
        _story.Sleep(TimeSpan.FromMinutes(10));
        await _story.CarryOutAsync();

        Assert.Equal(CaseStatus.Closed, (await _story.FileAsync()).State.Status);
        var deeds = _story.Platform.Done.All.ToList();
        Assert.True(deeds.IndexOf($"direct {Ash.Id}") < deeds.IndexOf($"remove {Ash.Id} by Ban"));
    }

    [Fact]
    public async Task A_notice_that_cannot_be_delivered_does_not_keep_anybody_here()
    {
        Answer("direct", () => new PlatformException(PlatformFault.Undeliverable, "no direct messages"));
        await ExpelAsync();

        await _story.CarryOutAsync();

        var state = (await _story.FileAsync()).State;
        Assert.Equal(NoticeState.Undelivered, state.Outcome!.Notice);
        Assert.NotNull(state.Outcome.RemovedAt);
    }

    private async Task ExpelAsync()
    {
        await _story.FillInAsync(Mira, "Propose expulsion", ("reason", "The third time."), ("how", "ban"));
        await _story.PressAsync(Noor, "Approve expulsion");
    }

    private string StatusShown() =>
        _story.Platform.Posts.Values.Single().Post.Fields.Single(field => field.Name == "Status").Value;

    /// <summary>How the platform answers deeds that begin with a word; null for a yes.</summary>
    private void Answer(string word, Func<Exception?> answer) =>
        _story.Platform.Before = deed =>
            deed.StartsWith($"{word} ", StringComparison.Ordinal) && answer() is { } fault
                ? Task.FromException(fault)
                : Task.CompletedTask;

    private int Times(string word) =>
        _story.Platform.Asked.All.Count(deed => deed.StartsWith($"{word} ", StringComparison.Ordinal));

    private async Task<EffectRecord?> ReadyAsync<TEffect>()
        where TEffect : Effect =>
        (await _story.The<IEffectQueue>().ListReadyAsync(Community, _story.Now, [], 100, None)).FirstOrDefault(one =>
            one.Effect is TEffect
        );

    private async Task MakeAsync<TEffect>(Func<EffectRecord, EffectRecord> change, CancellationToken stop = default)
        where TEffect : Effect =>
        await _story.The<EffectAttempt>().MakeAsync(change((await ReadyAsync<TEffect>())!), stop);
}
