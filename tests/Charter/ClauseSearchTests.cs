using Belong.Bot.Charter;
using Xunit;

namespace Belong.Tests.Charter;

public sealed class ClauseSearchTests
{
    private static readonly CommunityCharter Shipped = CharterFile.Load(CharterFile.ShippedPath);

    [Theory]
    // Ids, however they are typed.
    [InlineData("C20", "C20")]
    [InlineData("c20", "C20")]
    [InlineData("  clause C20?  ", "C20")]
    [InlineData("m2I", "M2i")]
    [InlineData("C2", "C2")]
    // Words of the title, of the text, and the listed ones.
    [InlineData("violence", "C7")]
    [InlineData("sexual", "C5")]
    [InlineData("spam", "C20")]
    [InlineData("doxxing", "C9")]
    [InlineData("racism", "C4")]
    [InlineData("stalking", "C8")]
    [InlineData("someone is insulting me", "M2i")]
    [InlineData("can I share a photo", "M2k")]
    [InlineData("conflict of interest", "M2h")]
    [InlineData("24/7", "M3")]
    [InlineData("not sure", "M5")]
    [InlineData("complaint about Belong", "C30")]
    // Stems and beginnings.
    [InlineData("threatening", "C7")]
    [InlineData("threatened", "C7")]
    [InlineData("advertisements", "C20")]
    [InlineData("plagiar", "M2l")]
    [InlineData("expelled", "C28")]
    // Typing errors and accents.
    [InlineData("harrassment", "C1")]
    [InlineData("plagarism", "M2l")]
    [InlineData("stalkign", "C8")]
    [InlineData("inuendo", "C5")]
    [InlineData("RÀCÍSM", "C4")]
    public void The_best_answer_comes_first(string words, string expected) =>
        Assert.Equal(expected, Shipped.Search(words)[0].Id.Value);

    [Theory]
    [InlineData("discriminatory", "C1")]
    [InlineData("discriminate", "C1")]
    [InlineData("discriminating", "C1")]
    [InlineData("harassing", "C1")]
    [InlineData("harassed", "C5")]
    [InlineData("promoting", "M2m")]
    [InlineData("sales", "M2m")]
    [InlineData("confidential", "C14")]
    [InlineData("unsolicitd", "M2m")]
    public void A_clause_is_found_by_a_form_of_its_words(string words, string expected) =>
        Assert.Contains(expected, Shipped.Search(words).Select(clause => clause.Id.Value));

    [Theory]
    [InlineData("")]
    [InlineData("   ?!  ")]
    [InlineData("xylophone")]
    [InlineData("c")]
    [InlineData("👍🏽")]
    public void Words_that_say_nothing_find_nothing(string words) => Assert.Empty(Shipped.Search(words));

    [Fact]
    public void Half_of_a_character_pair_does_no_harm() =>
        Assert.Equal("C20", Shipped.Search("spam \ud83d")[0].Id.Value);

    [Fact]
    public void The_beginning_of_an_id_finds_the_clauses_under_it() =>
        Assert.Equal(["M2a", "M2b", "M2c", "M2d", "M2e"], Shipped.Search("m2").Select(clause => clause.Id.Value));

    [Fact]
    public void An_id_counts_for_more_than_any_words() =>
        Assert.Equal("C4", Shipped.Search("spam advert selling marketing C4")[0].Id.Value);

    [Fact]
    public void More_matching_words_rank_higher() =>
        Assert.Equal("M2m", Shipped.Search("direct message pitch unsolicited")[0].Id.Value);

    [Fact]
    public void At_most_five_clauses_are_found() =>
        Assert.Equal(5, Shipped.Search("harassment report message member moderator").Count);

    [Fact]
    public void A_number_is_never_taken_for_a_misspelt_one() =>
        Assert.DoesNotContain(
            Shipped.Search("C29"),
            clause => clause.Id.Value.StartsWith("C2", StringComparison.Ordinal)
        );

    [Fact]
    public void A_pasted_essay_is_answered_by_its_beginning() =>
        Assert.Equal("C20", Shipped.Search("spam " + new string('x', 100_000))[0].Id.Value);

    [Theory]
    [InlineData("same", "same", 0, true)]
    [InlineData("form", "from", 1, true)]
    [InlineData("form", "from", 0, false)]
    [InlineData("abcd", "abxd", 1, true)]
    [InlineData("abcd", "abd", 1, true)]
    [InlineData("abd", "abcd", 1, true)]
    [InlineData("abcd", "badc", 1, false)]
    [InlineData("abcd", "badc", 2, true)]
    [InlineData("a", "abcd", 2, false)]
    [InlineData("", "ab", 2, true)]
    public void Edits_are_counted_with_swaps_of_neighbours_as_one(
        string left,
        string right,
        int limit,
        bool expected
    ) => Assert.Equal(expected, EditDistance.IsWithin(left, right, limit));
}
