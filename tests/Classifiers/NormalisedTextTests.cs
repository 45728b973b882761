using System.Text;
using Belong.Classifiers.Text;
using Xunit;

namespace Belong.Tests.Classifiers;

public sealed class NormalisedTextTests
{
    private const int Seed = 20250601;

    public static TheoryData<string, string> Disguises =>
        new()
        {
            { "\u0456d\u0456ot", "idiot" },
            { "1d10t", "1d10t" },
            { "id1ot", "idiot" },
            { "st\u00FCp\u00EFd", "stupid" },
            { "i d i o t", "idiot" },
            { "i.d.i.o.t", "idiot" },
            { "i-d-i-o-t", "idiot" },
            { "id\u200Biot", "idiot" },
            { "\u202Eidiot\u202C", "idiot" },
            { "idiooooot", "idiot" },
            { "\uFF29\uFF24\uFF29\uFF2F\uFF34", "idiot" },
            { "\U0001D422\U0001D41D\U0001D422\U0001D428\U0001D42D", "idiot" },
            { "\U0001F178\U0001F173\U0001F178\U0001F17E\U0001F183", "idiot" },
            { "\u24D8\u24D3\u24D8\u24DE\u24E3", "idiot" },
            { "i\u0301d\u0336i\u0336o\u0336t", "idiot" },
            { "k1ll", "kill" },
            { "h4te", "hate" },
            { "a$$hole", "asshole" },
            { "sh!t", "shit" },
            { "\u0445ate", "xate" },
        };

    public static TheoryData<string, TokenKind, string> TypedTokens =>
        new()
        {
            { "https://Example.org/A?b=1", TokenKind.Url, "https://example.org/a?b=1" },
            { "www.example.org.uk", TokenKind.Url, "www.example.org.uk" },
            { "discord.gg/abc", TokenKind.Url, "discord.gg/abc" },
            { "Jo.Smith@example.org", TokenKind.Email, "jo.smith@example.org" },
            { "+44 20 7946 0958", TokenKind.Phone, "+44 20 7946 0958" },
            { "020 7946 0958", TokenKind.Phone, "020 7946 0958" },
            { "@Amina_K", TokenKind.Mention, "@amina_k" },
            { "<@1234567890>", TokenKind.Mention, "<@1234567890>" },
            { "#BelongTogether", TokenKind.Hashtag, "belongtogether" },
            { "\u00A3499.99", TokenKind.Price, "\u00A3499.99" },
            { "$20", TokenKind.Price, "$20" },
            { "2024", TokenKind.Number, "2024" },
            { "20th", TokenKind.Number, "20th" },
            { "10:30", TokenKind.Number, "10:30" },
            { "\U0001F600", TokenKind.Emoji, "\U0001F600" },
            { "\U0001F1EC\U0001F1E7", TokenKind.Emoji, "\U0001F1EC\U0001F1E7" },
            { "don\u2019t", TokenKind.Word, "don't" },
            { "!!!", TokenKind.Punctuation, "!" },
        };

    [Theory]
    [MemberData(nameof(Disguises))]
    public void A_disguised_word_is_read_as_the_word_that_is_meant(string written, string meant) =>
        Assert.Equal(meant, NormalisedText.From(written).Text);

    [Theory]
    [MemberData(nameof(TypedTokens))]
    public void A_token_has_the_kind_that_its_form_shows(string written, TokenKind kind, string value)
    {
        var text = NormalisedText.From(written);
        var token = Assert.Single(text.Tokens.ToArray());
        Assert.Equal(kind, token.Kind);
        Assert.Equal(value, text.ValueOf(token).ToString());
        Assert.Equal(0, kind == TokenKind.Hashtag ? token.OriginalStart - 1 : token.OriginalStart);
        Assert.Equal(written.Length, token.OriginalStart + token.OriginalLength);
    }

    [Theory]
    [InlineData("\u043F\u0440\u0438\u0432\u0435\u0442")]
    [InlineData("\u03BA\u03B1\u03BB\u03B7\u03BC\u03AD\u03C1\u03B1")]
    public void A_word_of_another_script_keeps_its_script(string word) =>
        Assert.All(NormalisedText.From(word).Text, letter => Assert.True(letter > '\u0300'));

    [Theory]
    [InlineData("COVID19 on the 2nd floor at 3pm")]
    [InlineData("mp3 files and h264")]
    public void Ordinary_names_with_digits_are_no_leetspeak(string written) =>
        Assert.Equal(written.ToLowerInvariant(), NormalisedText.From(written).Text);

    [Fact]
    public void A_mark_in_the_normalised_text_leads_back_to_the_words_as_written()
    {
        const string Written = "  You are   an \u0456\u200Bd1ot, s\u0443re?";
        var text = NormalisedText.From(Written);
        var at = text.Text.IndexOf("idiot", StringComparison.Ordinal);
        var (start, length) = text.ToOriginal(at, 5);
        Assert.Equal("\u0456\u200Bd1ot", Written.Substring(start, length));
    }

    [Fact]
    public void Shouting_and_disguise_are_noted_as_traits()
    {
        var text = NormalisedText.From("YOU id1ot sooo");
        Assert.Equal(
            [TokenTraits.Shouted, TokenTraits.Disguised, TokenTraits.Elongated],
            text.Tokens.ToArray().Select(token => token.Traits)
        );
    }

    [Fact]
    public void Every_position_of_a_random_text_maps_inside_the_original_and_never_backwards()
    {
        Random random = new(Seed);
        for (var round = 0; round < 3000; round++)
        {
            var written = RandomTexts.Next(random, 60);
            var text = NormalisedText.From(written);
            var before = 0;
            for (var i = 0; i < text.Text.Length; i++)
            {
                var (start, length) = text.ToOriginal(i, 1);
                Assert.InRange(start, before, written.Length);
                Assert.InRange(start + length, start + 1, written.Length);
                before = start;
            }

            var end = 0;
            foreach (var token in text.Tokens)
            {
                Assert.True(token.Length > 0 && token.Start >= end);
                Assert.InRange(token.OriginalStart + token.OriginalLength, token.OriginalStart + 1, written.Length);
                end = token.End;
            }
        }
    }

    [Fact]
    public void Normalising_plain_words_changes_nothing_but_case()
    {
        const string Words = "the council shared a free toolkit with every school in the borough";
        Assert.Equal(Words, NormalisedText.From(Words.ToUpperInvariant()).Text);
    }

    [Fact]
    public void Tokens_cover_every_visible_character()
    {
        var text = NormalisedText.From("Thanks, Jo! See https://example.org (\u00A35) \U0001F642 #hope");
        StringBuilder covered = new();
        foreach (var token in text.Tokens)
        {
            covered.Append(text.ValueOf(token));
        }

        Assert.Equal(text.Text.Replace(" ", "", StringComparison.Ordinal), covered.ToString());
    }
}
