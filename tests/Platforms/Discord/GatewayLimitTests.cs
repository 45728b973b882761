using Belong.Bot.Platforms.Discord.Gateway;
using Belong.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

public sealed class GatewayLimitTests
{
    private readonly SteppedTime _time = new();

    [Fact]
    public void Commands_leave_room_for_heartbeats_within_120_payloads_a_minute()
    {
        var budget = new SendBudget(_time);
        Assert.All(Enumerable.Range(0, 110), _ => Assert.Equal(TimeSpan.Zero, budget.Take(isHeartbeat: false)));
        Assert.Equal(TimeSpan.FromSeconds(60), budget.Take(isHeartbeat: false));
        Assert.All(Enumerable.Range(0, 10), _ => Assert.Equal(TimeSpan.Zero, budget.Take(isHeartbeat: true)));
        Assert.NotEqual(TimeSpan.Zero, budget.Take(isHeartbeat: true));

        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(TimeSpan.Zero, budget.Take(isHeartbeat: false));
    }

    [Fact]
    public void A_long_outage_makes_few_lines_until_it_has_ended()
    {
        var outage = new Outage(new GatewayTimings().Backoff);
        var told = 0;
        for (var attempt = 0; attempt < 5000; attempt++)
        {
            outage.Next();
            told += outage.IsWorthTelling ? 1 : 0;
        }

        outage.Reset();
        Assert.InRange(outage.Next(), TimeSpan.Zero, TimeSpan.FromSeconds(1.5));
        Assert.Equal((13, 1), (told, outage.Attempts));
    }

    [Fact]
    public async Task Two_shards_of_one_key_identify_one_after_the_other_and_those_of_another_key_at_once()
    {
        using var directory = DirectoryOf(new(1000, 1000, TimeSpan.FromDays(1), MaxConcurrency: 2));
        using var gate = GateOf(directory);
        using (var first = await gate.EnterAsync(0, default))
            first.Use();
        using (var other = await gate.EnterAsync(1, default))
            other.Use();

        var second = gate.EnterAsync(2, default);
        _time.Advance(TimeSpan.FromSeconds(5.4));
        Assert.False(second.IsCompleted);
        await AdvanceUntilAsync(second, TimeSpan.FromSeconds(0.1));
        Assert.InRange(_time.Elapsed, TimeSpan.FromSeconds(5.5), TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task An_attempt_that_never_came_to_identify_does_not_hold_up_the_next()
    {
        using var directory = DirectoryOf(new(1000, 1000, TimeSpan.FromDays(1), MaxConcurrency: 1));
        using var gate = GateOf(directory);
        (await gate.EnterAsync(0, default)).Dispose();
        Assert.True(gate.EnterAsync(1, default).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task When_no_session_start_is_left_the_gate_waits_until_the_limit_is_full_again()
    {
        using var directory = DirectoryOf(new(1000, 0, TimeSpan.FromHours(2), MaxConcurrency: 1));
        using var gate = GateOf(directory);
        var entering = gate.EnterAsync(0, default);
        Assert.False(entering.IsCompleted);

        await AdvanceUntilAsync(entering, TimeSpan.FromMinutes(1));
        Assert.InRange(_time.Elapsed, TimeSpan.FromHours(2), TimeSpan.FromHours(2.1));
    }

    [Fact]
    public async Task The_last_session_starts_of_a_day_are_spread_over_what_is_left_of_it()
    {
        using var directory = DirectoryOf(new(1000, 60, TimeSpan.FromHours(10), MaxConcurrency: 1));
        using var gate = GateOf(directory);

        await AdvanceUntilAsync(gate.EnterAsync(0, default), TimeSpan.FromMinutes(1));
        Assert.InRange(_time.Elapsed, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(12));
    }

    /// <summary>A Discord whose limit runs on while the clock is moved.</summary>
    private GatewayDirectory DirectoryOf(SessionStartLimit limit) =>
        new(
            new Answers(() =>
                new(
                    new("ws://localhost/"),
                    1,
                    _time.Elapsed is var now && now < limit.ResetAfter
                        ? limit with
                        {
                            ResetAfter = limit.ResetAfter - now,
                        }
                        : limit with
                        {
                            Remaining = limit.Total,
                            ResetAfter = TimeSpan.FromDays(1),
                        }
                )
            ),
            new(),
            _time,
            NullLogger.Instance
        );

    private IdentifyGate GateOf(GatewayDirectory directory) => new(directory, new(), _time, NullLogger.Instance);

    private async Task AdvanceUntilAsync(Task task, TimeSpan step)
    {
        using var patience = Progress.Patience();
        while (!task.IsCompleted)
        {
            // A timer is set again by whoever waits, on another thread: the clock moves only when it is.
            while (_time.Waiting == 0 && !task.IsCompleted)
            {
                patience.Token.ThrowIfCancellationRequested();
                await Task.Yield();
            }

            _time.Advance(step);
        }

        await task;
    }

    private sealed class Answers(Func<GatewayAddress> answer) : IGatewayAddress
    {
        public Task<GatewayAddress> GetAsync(CancellationToken cancellationToken) => Task.FromResult(answer());
    }
}
