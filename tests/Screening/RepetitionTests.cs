using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Screening.Detectors;
using Xunit;

namespace Belong.Tests.Screening;

public sealed class RepetitionTests
{
    private const string Pitch =
        "Grow your charity with my consultancy services: 20% off if you book a discovery call this month";
    private const string Event =
        "Our free community lunch is on Saturday, all welcome: " + "https://lunch.example.org/saturday";

    private readonly ScreeningStory _story = new();

    [Fact]
    public async Task The_second_identical_pitch_is_named_with_when_and_where_the_first_was()
    {
        Assert.Null(await _story.SayAsync(Pitch, channel: "forum"));
        _story.Time.Advance(TimeSpan.FromDays(3));

        var flag = await _story.SayAsync(Pitch, channel: "events");

        Assert.Equal(FlagCategory.Repetition, flag!.Main.Category);
        Assert.Equal("C20", flag.Main.Clause.Value);
        Assert.Contains("second time within 30 days", flag.Main.Why, StringComparison.Ordinal);
        Assert.Contains("2 November 2026 at 09:00 UTC", flag.Main.Why, StringComparison.Ordinal);
        Assert.Equal(
            new MessageReference(new ChannelId("test:forum"), new MessageId("test:1"), 0, null),
            flag.Main.Earlier
        );
    }

    [Fact]
    public async Task Disguises_and_marks_do_not_make_it_another_pitch()
    {
        await _story.SayAsync(Pitch);
        Assert.NotNull(
            await _story.SayAsync(
                Pitch.ToUpperInvariant().Replace("OFF", "O\u200BFF", StringComparison.Ordinal) + " !!!"
            )
        );
    }

    [Fact]
    public async Task A_pitch_that_the_classifier_recognises_needs_no_other_sign()
    {
        const string text = "Have you thought about my coaching for leaders in your own team?";
        await _story.SayAsync(text);
        var flag = await _story.SayAsync(text);

        Assert.Equal(
            [FlagCategory.Promotion, FlagCategory.Repetition],
            flag!.Reasons.Select(reason => reason.Category).OrderBy(category => category.Index)
        );
    }

    [Fact]
    public async Task Repetition_is_recognised_over_a_restart()
    {
        await _story.SayAsync(Pitch);
        _story.Restart();
        _story.Time.Advance(TimeSpan.FromDays(1));

        Assert.NotNull(await _story.SayAsync(Pitch));
    }

    [Fact]
    public async Task After_the_window_it_counts_anew()
    {
        await _story.SayAsync(Pitch);
        _story.Time.Advance(TimeSpan.FromDays(31));

        Assert.Null(await _story.SayAsync(Pitch));
    }

    [Fact]
    public async Task Different_people_sharing_the_same_event_do_not_repeat_each_other()
    {
        foreach (var member in new[] { "anna", "ben", "chidi", "dina", "eve" })
            Assert.Null(await _story.SayAsync(Event, by: member));
    }

    [Fact]
    public async Task An_organiser_may_remind_of_an_event()
    {
        Assert.Null(await _story.SayAsync(Event, channel: "events"));
        Assert.Null(await _story.SayAsync(Event, channel: "forum"));
        _story.Time.Advance(TimeSpan.FromDays(5));
        Assert.Null(await _story.SayAsync(Event, channel: "events"));
    }

    [Fact]
    public async Task The_same_link_in_ever_new_words_is_a_repetition_at_the_fourth()
    {
        const string link = "https://shop.example.com/offer";
        Assert.Null(await _story.SayAsync($"Saw this {link}"));
        Assert.Null(await _story.SayAsync($"Thought of you all {link}?utm_source=x", channel: "events"));
        Assert.Null(await _story.SayAsync($"Once more {link}/"));

        var flag = await _story.SayAsync($"Here it is https://www.shop.example.com/offer");
        Assert.Contains("a link to the same page", flag!.Main.Why, StringComparison.Ordinal);
        var mark = Assert.Single(flag.Marks);
        Assert.Equal("https://www.shop.example.com/offer", flag.Text.Substring(mark.Start, mark.Length));
    }

    [Fact]
    public async Task A_public_resource_may_be_shared_as_often_as_it_helps()
    {
        for (var i = 0; i < 6; i++)
            Assert.Null(await _story.SayAsync($"See part {i} https://www.gov.uk/guidance/cohesion"));
    }

    [Theory]
    [InlineData("thank you")]
    [InlineData("Good morning everyone")]
    [InlineData("Have a great weekend all!")]
    public async Task Short_courtesies_never_count(string text)
    {
        for (var i = 0; i < 20; i++)
            Assert.Null(await _story.SayAsync(text));
    }

    [Fact]
    public async Task A_daily_greeting_does_not_count_as_flooding()
    {
        for (var day = 0; day < 20; day++)
        {
            Assert.Null(await _story.SayAsync("Good morning everyone, what are you all working on today?"));
            _story.Time.Advance(TimeSpan.FromDays(1));
        }
    }

    [Fact]
    public async Task Editing_a_message_does_not_repeat_it()
    {
        var message = _story.Message(Pitch);
        await _story.TakeAsync(message);
        for (var edit = 1; edit < 6; edit++)
            Assert.Null(await _story.TakeAsync(message with { Edit = edit }));
    }

    [Fact]
    public void Memory_stays_within_its_bounds()
    {
        var sayings = new Sayings(1000, TimeSpan.FromDays(30));
        var at = new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < 50_000; i++)
        {
            sayings.Remember(
                ScreeningStory.Community,
                new MemberId($"test:{i % 7}"),
                i % 3 == 0 ? 1 : i,
                new Saying(new MessageId($"test:{i}"), new ChannelId("test:forum"), at.AddSeconds(i))
            );
        }

        Assert.Equal(1000, sayings.Count);
        Assert.InRange(
            sayings.Before(ScreeningStory.Community, new MemberId("test:0"), 1).Count,
            1,
            Sayings.MostOfOneThing
        );
    }
}
