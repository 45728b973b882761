using Belong.Bot.Cases;
using Belong.Bot.Screening.Detectors;
using Xunit;

namespace Belong.Tests.Screening;

public sealed class WordListTests
{
    private readonly ScreeningStory _story = new();

    [Theory]
    [InlineData("Just go kill yourself", "go kill yourself", "C7")]
    [InlineData("go k1ll y0urself mate", "go k1ll y0urself", "C7")]
    [InlineData("K Y S", "K Y S", "C7")]
    [InlineData("Kill yourself.", "Kill yourself", "C7")]
    [InlineData("You\u2019re subhuman and you know it", "You\u2019re subhuman", "C4")]
    [InlineData("Youre subhuman", "Youre subhuman", "C4")]
    [InlineData("go back to where you came from", "go back to where you came from", "C4")]
    public async Task Unambiguous_abuse_is_found_however_it_is_written(string text, string marked, string clause)
    {
        var flag = await _story.SayAsync(text);

        var reason = Assert.Single(flag!.Reasons);
        Assert.Equal((FlagCategory.ListedWord, clause), (reason.Category, reason.Clause.Value));
        Assert.Equal(clause == "C7", flag.Urgent);
        var mark = Assert.Single(flag.Marks);
        Assert.Equal(marked, flag.Text.Substring(mark.Start, mark.Length));
    }

    [Theory]
    [InlineData("A pupil was told to go back to where you came from")]
    [InlineData("They shouted \u201Cgo back to where you came from\u201D at her")]
    [InlineData("> go kill yourself\nThis is what I found in my inbox")]
    [InlineData("Never tell anybody to go and kill yourself")]
    [InlineData("If you want to kill yourself, please call 116 123")]
    [InlineData("Phrases such as 'you people are vermin' are harmful")]
    [InlineData("We wrote a guide on suicide prevention and hate speech")]
    public async Task Quoted_reported_and_supporting_words_pass(string text)
    {
        Assert.Null(await _story.SayAsync(text));
    }

    [Fact]
    public void A_communitys_own_list_replaces_the_built_in_one()
    {
        var list = WordList.Parse("# ours\n[C20] sell what is not for sale\ntwo words\n", "the test");

        var text = Belong.Classifiers.Text.NormalisedText.From("Two, words");
        Assert.True(list.Phrases.TryMatch(text, 0, out var last, out var section));
        Assert.Equal(2, last);
        Assert.Equal(("C20", false), (section.Clause.Value, section.Urgent));
    }

    [Fact]
    public void Every_wrong_line_of_a_list_is_named_at_once()
    {
        var fault = Assert.Throws<WordListException>(() =>
            WordList.Parse("phrase\n[nonsense]\n[C4] attack\nfine\n???\n^\n", "the list")
        );

        foreach (var line in new[] { "line 1:", "line 2:", "line 5:", "line 6:" })
            Assert.Contains(line, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("line 4:", fault.Message, StringComparison.Ordinal);
    }
}
