using System.Threading.Channels;
using Belong.Bot.Resilience;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Belong.Tests.Resilience;

public sealed class BackoffTests
{
    private static readonly Backoff Short = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

    private readonly FakeTimeProvider _time = new();
    private readonly Channel<Failure> _failures = Channel.CreateUnbounded<Failure>();

    [Fact]
    public void Waits_double_up_to_the_longest_and_lie_at_random_about_it()
    {
        for (var failures = 0; failures < 5000; failures++)
        {
            var about = TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, failures)));
            Assert.InRange(Short.Pause(failures), about * 0.5, about * 1.5);
        }

        Assert.True(Enumerable.Range(0, 20).Select(_ => Short.Pause(3)).Distinct().Count() > 1);
    }

    [Fact]
    public async Task What_passes_is_tried_again_by_the_clock_until_it_works()
    {
        var tries = 0;
        var work = Short
            .Retry(_time, fault => fault is IOException, Told)
            .DoAsync("reading", () => ++tries < 4 ? throw new IOException() : Task.CompletedTask, default);

        for (var failure = 1; failure <= 3; failure++)
        {
            var told = await _failures.Reader.ReadAsync();
            Assert.Equal((failure, "reading"), (told.Tries, told.What));
            Assert.Equal(failure, tries);
            Assert.False(work.IsCompleted);
            _time.Advance(told.Pause);
        }

        await work;
        Assert.Equal(4, tries);
    }

    [Fact]
    public async Task A_try_that_fails_while_it_is_cancelled_ends_as_cancelled()
    {
        using var ending = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Short
                .Retry(_time, _ => true, Told)
                .DoAsync(
                    "reading",
                    async () =>
                    {
                        await ending.CancelAsync();
                        throw new IOException();
                    },
                    ending.Token
                )
        );
    }

    [Fact]
    public async Task What_does_not_pass_is_thrown_at_once() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Short
                .Retry(_time, fault => fault is IOException, Told)
                .DoAsync("reading", () => throw new InvalidOperationException(), default)
        );

    [Fact]
    public async Task The_wait_is_at_least_what_the_other_side_asks_for_and_ends_with_a_cancellation()
    {
        using var ending = new CancellationTokenSource();
        var work = Short
            .Retry(_time, _ => true, Told, _ => TimeSpan.FromMinutes(5))
            .DoAsync("asking", () => throw new IOException(), ending.Token);

        Assert.Equal(TimeSpan.FromMinutes(5), (await _failures.Reader.ReadAsync()).Pause);
        await ending.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
    }

    private ValueTask Told(Failure failure) => _failures.Writer.WriteAsync(failure);
}
