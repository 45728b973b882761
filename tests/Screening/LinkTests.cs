using Belong.Bot.Cases;
using Belong.Bot.Screening;
using Belong.Bot.Screening.Detectors;
using Xunit;

namespace Belong.Tests.Screening;

public sealed class LinkTests
{
    private readonly ScreeningStory _story = new(
        new ScreeningOptions
        {
            Links = new LinksOptions
            {
                Allowed = ["discord.gg/belong", "partner.example"],
                Blocked = ["bad.example"],
                Invitations = ["join.example"],
            },
        }
    );

    [Theory]
    [InlineData("join us https://discord.gg/abc123", "https://discord.gg/abc123")]
    [InlineData("JOIN DISCORD.GG/abc123 now", "DISCORD.GG/abc123")]
    [InlineData("https://t.me/somegroup", "https://t.me/somegroup")]
    [InlineData("https://chat.whatsapp.com/Abc", "https://chat.whatsapp.com/Abc")]
    [InlineData("https://discord.com/invite/abc", "https://discord.com/invite/abc")]
    [InlineData("come: discord . gg / abc123", "discord . gg / abc123")]
    [InlineData("https://join.example/room", "https://join.example/room")]
    [InlineData("https://sub.bad.example/x", "https://sub.bad.example/x")]
    [InlineData("log in at https://p\u0430ypal.com/uk", "https://p\u0430ypal.com/uk")]
    [InlineData("log in at https://xn--pypal-4ve.com/uk", "https://xn--pypal-4ve.com/uk")]
    [InlineData("log in at https://paypa1.com/uk", "https://paypa1.com/uk")]
    [InlineData("see https://gov.uk.claims.example.com/form", "https://gov.uk.claims.example.com/form")]
    [InlineData("see https://www.gov.uk@evil.example.com/form", "https://www.gov.uk@evil.example.com/form")]
    [InlineData("see [https://www.gov.uk](https://evil.example.com/form)", "https://evil.example.com/form")]
    [InlineData("see [gov.uk/help](https://evil.example.com/form)", "https://evil.example.com/form")]
    public async Task Links_under_false_or_unasked_colours_are_flagged_and_marked(string text, string marked)
    {
        var flag = await _story.SayAsync(text);

        Assert.Equal(FlagCategory.Invitation, flag!.Main.Category);
        var mark = Assert.Single(flag.Marks);
        Assert.Equal(marked, flag.Text.Substring(mark.Start, mark.Length));
    }

    [Theory]
    [InlineData("https://www.gov.uk/government/publications/cohesion")]
    [InlineData("Free toolkit: https://example.org/toolkit.pdf")]
    [InlineData("https://m\u00fcnchen.example.de/programm")]
    [InlineData("https://\u043f\u0440\u0438\u043c\u0435\u0440.com/page")]
    [InlineData("https://discord.gg/belong")]
    [InlineData("https://discord.com/channels/1/2/3")]
    [InlineData("Recording is on https://bit.ly/3abc")]
    [InlineData("[our report](https://example.org/report)")]
    [InlineData("![https://example.org/a](https://pictures.example.com/a.png)")]
    [InlineData("[www.example.org](https://example.org/report)")]
    [InlineData("Talk on the web at https://www.eventbrite.co.uk/e/123")]
    [InlineData("I use discord. gg everyone")]
    public async Task A_plain_link_never_flags(string text)
    {
        Assert.Null(await _story.SayAsync(text));
    }

    [Fact]
    public async Task A_shortened_link_in_a_pitch_is_flagged()
    {
        Assert.NotNull(await _story.SayAsync("Special offer, 20% off my rates: https://bit.ly/3abc"));
    }

    [Fact]
    public void Tracking_parameters_do_not_make_it_another_page()
    {
        var link = Assert.Single(
            Link.In(
                Belong.Classifiers.Text.NormalisedText.From(
                    "https://WWW.Example.org:443/Watch?v=Abc&utm_source=x&fbclid=y#top"
                )
            )
        );

        Assert.Equal(("example.org", "/Watch?v=Abc"), (link.Host, link.Path));
    }
}
