using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Desk;
using Belong.Bot.Workers;
using Belong.Tests.Store;
using Xunit;

namespace Belong.Tests.Workers;

public sealed class OutageNoticesTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryStore _store = TemporaryStore.Open();
    private readonly DegradedModes _modes = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_degraded_mode_is_announced_once_and_once_more_when_it_is_over()
    {
        await TakeAsync(new ChatEvent.Degraded(Given.Community, "message-content", "Switch the intent on."));
        await TakeAsync(new ChatEvent.Degraded(Given.Community, "message-content", "Switch the intent on."));
        Assert.Equal(
            ("message-content", "Switch the intent on."),
            _modes.All.Select(one => (one.Name, one.Remedy)).Single()
        );

        await TakeAsync(new ChatEvent.Degraded(Given.Community, "message-content", null));
        await TakeAsync(new ChatEvent.Degraded(Given.Community, "message-content", null));

        Assert.Empty(_modes.All);
        Assert.Equal(
            [
                "The bot can do less than it should (message-content). Switch the intent on.",
                "Over: the bot can do again what it should (message-content).",
            ],
            await AnnouncedAsync()
        );
    }

    [Fact]
    public async Task What_another_run_announced_is_not_announced_again()
    {
        await TakeAsync(new ChatEvent.Degraded(Given.Community, "audit-log", "Grant it."));

        var next = new OutageNotices(_store.Cursors, _store.Record, new DegradedModes(), _store.Time);
        await next.TakeAsync(new ChatEvent.Degraded(Given.Community, "audit-log", "Grant it."), None);
        await next.TakeAsync(new ChatEvent.Degraded(Given.Community, "message-content", null), None);

        Assert.Single(await AnnouncedAsync());
    }

    [Fact]
    public async Task What_cannot_be_known_is_said_in_the_digest_and_a_short_silence_is_not_worth_one()
    {
        var notices = new OutageNotices(_store.Cursors, _store.Record, _modes, _store.Time);
        var since = _store.Time.GetUtcNow().AddHours(-3);
        await notices.TakeAsync(
            new ChatEvent.CaughtUp(Given.Community, since, 2, 40, ["messages deleted meanwhile", "earlier edits"]),
            3,
            None
        );
        await notices.TakeAsync(
            new ChatEvent.CaughtUp(
                Given.Community,
                _store.Time.GetUtcNow().AddMinutes(-1),
                0,
                0,
                ["messages deleted meanwhile"]
            ),
            0,
            None
        );

        var digest = Assert.Single(await AnnouncedAsync());
        Assert.Contains(
            $"between {Wording.Time(since)} and {Wording.Time(_store.Time.GetUtcNow())}, and has read it now",
            digest,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "40 messages and edits in 2 channels; 3 of them were flagged",
            digest,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "cannot be known afterwards: messages deleted meanwhile; earlier edits.",
            digest,
            StringComparison.Ordinal
        );
    }

    private Task TakeAsync(ChatEvent.Degraded change) =>
        new OutageNotices(_store.Cursors, _store.Record, _modes, _store.Time).TakeAsync(change, None);

    private async Task<IEnumerable<string>> AnnouncedAsync() =>
        (await _store.Effects.ListReadyAsync(Given.Community, _store.Time.GetUtcNow(), [], 10, None)).Select(ready =>
            ((Effect.Announce)ready.Effect).Text
        );
}
