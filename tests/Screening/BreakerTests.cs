using Belong.Bot.Cases;
using Belong.Bot.Screening;
using Xunit;

namespace Belong.Tests.Screening;

public sealed class BreakerTests
{
    private readonly ScreeningStory _story = new(
        new ScreeningOptions
        {
            Breaker = new BreakerOptions
            {
                Window = 200,
                Limit = 0.25,
                Probe = 20,
                OpenFor = TimeSpan.FromMinutes(15),
            },
        }
    );

    [Fact]
    public async Task A_detector_whose_rate_jumps_is_silenced_and_says_so_once()
    {
        await SayAsync(200, "good morning");
        await SayAsync(120, "you idiot");

        var raised = _story.Flags.Count;
        Assert.InRange(raised, 30, 110);
        var announced = Assert.Single(_story.Announced);
        Assert.Equal(Bot.Chat.Queue.Moderators, announced.Queue);
        Assert.Contains("'classifier' is silenced", announced.Text, StringComparison.Ordinal);

        await SayAsync(5, "you idiot");
        Assert.Equal(raised, _story.Flags.Count);
        Assert.Equal(0.9f, _story.Log.Rows[^1].Scores[FlagCategory.Insult]);
    }

    [Fact]
    public async Task Other_detectors_go_on_while_one_is_silent()
    {
        await SayAsync(200, "good morning");
        await SayAsync(120, "you idiot");

        var flag = await _story.SayAsync("go kill yourself, idiot");
        Assert.Equal([FlagCategory.ListedWord], flag!.Reasons.Select(reason => reason.Category));
    }

    [Fact]
    public async Task After_the_time_out_an_ordinary_rate_closes_it_again()
    {
        await SayAsync(200, "good morning");
        await SayAsync(120, "you idiot");
        _story.Time.Advance(TimeSpan.FromMinutes(16));
        await SayAsync(20, "good morning");

        Assert.Equal(2, _story.Announced.Count);
        Assert.Contains("raises cases again", _story.Announced[1].Text, StringComparison.Ordinal);
        Assert.NotNull(await _story.SayAsync("you idiot"));
    }

    [Fact]
    public async Task A_failed_trial_keeps_it_silent_without_another_announcement()
    {
        await SayAsync(200, "good morning");
        await SayAsync(120, "you idiot");
        _story.Time.Advance(TimeSpan.FromMinutes(16));
        await SayAsync(20, "you idiot");
        await SayAsync(40, "good morning");

        Assert.Single(_story.Announced);
        Assert.Null(await _story.SayAsync("you idiot"));
    }

    [Fact]
    public async Task One_member_who_floods_does_not_silence_the_detector()
    {
        await SayAsync(200, "good morning");
        for (var i = 0; i < 150; i++)
            await _story.SayAsync("you idiot", by: "flooder");

        Assert.Empty(_story.Announced);
        Assert.Equal(150, _story.Flags.Count);
    }

    // Twenty members take turns.
    private async Task SayAsync(int times, string text)
    {
        for (var i = 0; i < times; i++)
            await _story.SayAsync(text, by: $"member-{i % 20}");
    }
}
