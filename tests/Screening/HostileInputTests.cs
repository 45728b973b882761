using Belong.Bot.Chat;
using Xunit;

namespace Belong.Tests.Screening;

public sealed class HostileInputTests
{
    private readonly ScreeningStory _story = new();

    public static TheoryData<string> Texts =>
        [
            "",
            " ",
            "\0\0\0",
            "\uD800",
            "\uDC00\uD800",
            "a\uD83D",
            "\u202E\u202Dyou\u2066 idiot\u2069",
            "\uFEFF\u200B\u200D",
            "https://",
            "https://@",
            "https://user@/",
            "http://xn--/",
            "https://xn--a.com/",
            "[](http://)",
            "](",
            "@",
            ":",
            "^",
            "GB82",
            "07",
            "+",
            "from:",
            "From:\nFrom:\nFrom:",
            "\"",
            ">",
            "%%%",
            "www.",
            "www..com",
            "https://[::1]/",
            "a@",
            "@b.c",
            "\uFF28\uFF54\uFF54\uFF50\uFF1A\uFF0F\uFF0F\uFF41.com",
        ];

    public static TheoryData<string> Pieces =>
        [
            "a",
            "ab ",
            "1",
            "1 ",
            "4111 1111 1111 1111 ",
            "07700 900123 ",
            "@",
            "a@b.com ",
            "https://a.com/](",
            "\"",
            "kys ",
            "\"kys ",
            "https://bit.ly/a ",
            "https://a",
            "](",
            "a.",
            "discord.gg/a ",
            "LS1 4AB ",
            "1 a road ",
            "AB12ABCD ",
            "From:\n",
            "[12:01] a: b\n",
            "\uD83D",
            "\u202E",
            "a\u0301",
            "\n",
            "> ",
            "discord ",
            "it's ",
        ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Odd_text_is_screened_like_any_other(string text)
    {
        var flag = await _story.TakeAsync(
            _story.Message(text) with
            {
                Parts = [new MessagePart(MessagePartKind.Forward, text)],
            }
        );

        Assert.Single(_story.Log.Rows);
        AssertMarksFit(flag);
    }

    [Theory]
    [MemberData(nameof(Pieces))]
    public async Task A_hundred_thousand_characters_of_anything_are_screened_and_every_mark_fits(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));

        var flag = await _story.SayAsync(text);

        Assert.Single(_story.Log.Rows);
        AssertMarksFit(flag);
    }

    [Theory]
    [InlineData("](")]
    [InlineData("a.")]
    [InlineData("@")]
    [InlineData("?a&")]
    [InlineData("xn--")]
    [InlineData("\u0430a.")]
    public async Task One_endless_address_is_screened_like_any_other(string piece)
    {
        var text = "https://" + string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length)) + ".com/x";

        AssertMarksFit(await _story.SayAsync(text));
        Assert.Single(_story.Log.Rows);
    }

    [Fact]
    public async Task Marks_are_exact_between_invisible_and_right_to_left_characters()
    {
        var flag = await _story.SayAsync(
            "\u202B\u05E9\u05DC\u05D5\u05DD \uD83D\uDE42 you \u200Bi\u200Bd\u200Biot\u200B! \u202C"
        );

        var mark = Assert.Single(flag!.Marks);
        Assert.StartsWith("i\u200Bd\u200Biot", flag.Text.Substring(mark.Start, mark.Length), StringComparison.Ordinal);
    }

    private static void AssertMarksFit(Bot.Cases.Flag? flag)
    {
        var end = 0;
        foreach (var mark in flag?.Marks ?? [])
        {
            Assert.True(mark.Start >= end && mark.Length > 0);
            end = mark.Start + mark.Length;
            Assert.True(end <= flag!.Text.Length);
        }
    }
}
