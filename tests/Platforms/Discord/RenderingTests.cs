using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Messages;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>What the bot says, within Discord's limits and in plain letters.</summary>
public sealed class RenderingTests
{
    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("*bold* _it_ ~~no~~ `code` ||hidden||", @"\*bold\* \_it\_ \~\~no\~\~ \`code\` \|\|hidden\|\|")]
    [InlineData("[click](https://evil.example)", @"\[click](https://evil.example)")]
    [InlineData("<@123> <#4> a < b", @"\<@123> \<#4> a < b")]
    [InlineData("# shout\n> quote\n-# small", "\\# shout\n\\> quote\n\\-# small")]
    [InlineData("see https://example.org/a_b_c now", "see https://example.org/a_b_c now")]
    public void Nothing_that_somebody_wrote_formats_mentions_or_hides(string text, string expected) =>
        Assert.Equal(expected, Markdown.Escape(text, 2000));

    [Fact]
    public void A_quoted_message_shows_by_name_whom_it_mentions_and_calls_nobody_else()
    {
        var shown = Markdown.Escape(
            "<@123456789012345678> *go* <@&123456789012345678>",
            [new(22, 4, "insult")],
            1000,
            quoted: true
        );

        Assert.Equal(@"<@123456789012345678> __**\*go\***__ \<@&123456789012345678>", shown);
    }

    [Fact]
    public void Marked_words_stand_out_and_are_still_the_words()
    {
        var shown = Markdown.Escape(
            "you *are* bad, see " + "https://evil.example/x",
            [new(4, 5, "insult"), new(19, 22, "link")],
            1000
        );

        Assert.Equal(@"you __**\*are\***__ bad, see __**`https://evil.example/x`**__", shown);
    }

    [Fact]
    public void What_is_too_long_is_cut_with_an_ellipsis_and_its_marks_closed()
    {
        var shown = Markdown.Escape(new string('*', 500), [new(0, 500, "x")], 100);

        Assert.True(shown.Length <= 100);
        Assert.EndsWith("**__…", shown, StringComparison.Ordinal);
        Assert.Equal(0, (shown.Length - "__****__…".Length) % 2);
    }

    [Fact]
    public void A_pair_of_surrogates_is_never_divided()
    {
        var text = string.Concat(Enumerable.Repeat("😀", 3000));

        Assert.DoesNotContain(
            PostRenderer.Render(new Post(text)),
            part => char.IsLowSurrogate(part.Content![0]) || char.IsHighSurrogate(part.Content[^1])
        );
    }

    [Fact]
    public void A_long_text_is_divided_and_its_buttons_stay_with_the_last_part()
    {
        var text = string.Join("\n", Enumerable.Range(0, 400).Select(line => $"line {line} of a long text"));
        var parts = PostRenderer.Render(new Post(text) { Buttons = [new("a", "A")] });

        Assert.True(parts.Count > 1);
        Assert.All(parts, part => Assert.InRange(part.Content!.Length, 1, 2000));
        Assert.Equal(text, string.Join("\n", parts.Select(part => part.Content)));
        Assert.All(parts.SkipLast(1), part => Assert.Empty(part.Buttons));
        Assert.Single(parts[^1].Buttons);
    }

    [Fact]
    public void A_card_keeps_within_every_limit_and_cuts_only_what_is_long()
    {
        var card = PostRenderer.RenderOne(
            new Post(new string('t', 5000))
            {
                Title = new string('h', 400),
                Tone = PostTone.Urgent,
                Fields =
                [
                    .. Enumerable
                        .Range(0, 30)
                        .Select(i => new PostField($"field {i}", i % 2 == 0 ? "short" : new string('*', 3000))),
                ],
                Buttons = [.. Enumerable.Range(0, 7).Select(i => new PostButton($"b{i}", $"B{i}"))],
            }
        );

        var embed = card.Embed!;
        var total =
            embed.Title!.Length
            + embed.Description!.Length
            + embed.Fields.Sum(field => field.Name.Length + field.Value.Length);
        Assert.InRange(total, 3000, 6000);
        Assert.Equal((25, 7), (embed.Fields.Count, card.Buttons.Count));
        Assert.StartsWith("Urgent: ", embed.Title, StringComparison.Ordinal);
        Assert.NotNull(embed.Colour);
        Assert.All(embed.Fields.Where((_, i) => i % 2 == 0 && i < 24), field => Assert.Equal("short", field.Value));
        Assert.StartsWith("6 further parts", embed.Fields[24].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_tone_is_said_in_words_and_plain_text_stays_plain()
    {
        Assert.Equal(
            "Notice",
            PostRenderer.RenderOne(new Post("detector off") { Tone = PostTone.Notice }).Embed!.Title
        );
        Assert.Equal("once", PostRenderer.RenderOne(new Post("once")).Content);
        Assert.Null(PostRenderer.RenderOne(new Post("once")).Embed);
    }

    [Fact]
    public void An_edits_number_grows_and_is_the_same_for_the_same_edit()
    {
        var id = Belong.Bot.Platforms.Discord.Snowflake.At(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var posted = Belong.Bot.Platforms.Discord.Snowflake.TimeOf(id);
        int[] numbers =
        [
            MessageReader.EditOf(id, null),
            MessageReader.EditOf(id, posted),
            MessageReader.EditOf(id, posted.AddMilliseconds(20)),
            MessageReader.EditOf(id, posted.AddDays(12)),
            MessageReader.EditOf(id, posted.AddDays(14)),
            MessageReader.EditOf(id, posted.AddYears(20)),
        ];

        Assert.Equal(0, numbers[0]);
        Assert.Equal(numbers.Order().Distinct(), numbers);
    }
}
