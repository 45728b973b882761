using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Screening;
using Xunit;

namespace Belong.Tests.Screening;

/// <summary>The platform's own filter as a detector, and names as words of their own.</summary>
public sealed class AutoModTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_never_appeared_is_flagged_under_the_umbrella_clause_once()
    {
        var story = new ScreeningStory();
        var held = Held("Come and see my new offers", "offers");
        await story.HandleAsync(held, held);
        story.Restart();
        await story.HandleAsync(held);

        var (subject, flag, _) = Assert.Single(story.Sink.Raised);
        Assert.Equal("test:anna", subject.Value);
        Assert.True(flag.Message.NeverPosted);
        Assert.Equal(
            ("C1", "AutoMod", FlagCategory.PlatformFilter),
            (flag.Main.Clause.Value, flag.Main.Detector, flag.Main.Category)
        );
        Assert.Equal("offers", flag.Text.Substring(flag.Marks[0].Start, flag.Marks[0].Length));
    }

    [Fact]
    public async Task A_rule_may_have_its_own_clause_and_a_message_that_appeared_is_named()
    {
        var rules = new Dictionary<string, string> { ["spam"] = "C20" };
        var story = new ScreeningStory(new ScreeningOptions { AutoMod = new AutoModOptions { Rules = rules } });
        await story.HandleAsync(Held("Come and see", null) with { Message = new MessageId("test:7"), Late = true });

        var flag = Assert.Single(story.Sink.Flags);
        Assert.Equal(
            ("C20", "test:7", false, true),
            (flag.Main.Clause.Value, flag.Message.Message.Value, flag.Message.NeverPosted, flag.Late)
        );
    }

    [Fact]
    public async Task Without_the_text_the_matched_words_are_the_evidence_and_switched_off_nothing_is()
    {
        var story = new ScreeningStory();
        await story.HandleAsync(Held(null, "offers"));
        Assert.Equal("offers", Assert.Single(story.Sink.Flags).Text);

        var off = new ScreeningStory(new ScreeningOptions { AutoMod = new AutoModOptions { Enabled = false } });
        await off.HandleAsync(Held("Come and see my new offers", "offers"));
        Assert.Empty(off.Sink.Flags);
    }

    private static ChatEvent.FilteredByPlatform Held(string? text, string? matched) =>
        new(
            ScreeningStory.Community,
            new ChannelId("test:forum"),
            null,
            new MemberId("test:anna"),
            "spam",
            matched,
            text,
            At,
            "test:held-1"
        );
}
