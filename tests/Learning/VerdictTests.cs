using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Learning;
using Xunit;

namespace Belong.Tests.Learning;

public sealed class VerdictTests
{
    private static readonly ClauseId Harassment = new("C1");
    private static readonly ClauseId Promotion = new("C20");

    [Theory]
    [InlineData("NoViolation", null, false)]
    [InlineData("Reminder", null, true)]
    [InlineData("Warning", null, true)]
    [InlineData("RequestToCease", null, true)]
    [InlineData("Expulsion", null, true)]
    [InlineData("BadFaith", null, null)]
    [InlineData("Duplicate", null, null)]
    [InlineData("OutsideScope", null, null)]
    [InlineData("Repaired", null, null)]
    [InlineData("Warning", "Confirmed", true)]
    [InlineData("Warning", "Overturned", false)]
    public void A_decision_upholds_a_flag_or_dismisses_it_or_says_nothing(
        string disposition,
        string? appeal,
        bool? upheld
    )
    {
        var verdicts = Verdict.Of([
            Flag(1, FlagCategory.Insult, 0.9f, Enum.Parse<Disposition>(disposition)) with
            {
                Appeal = appeal is null ? null : Enum.Parse<AppealResult>(appeal),
            },
        ]);

        Assert.Equal(upheld, verdicts.Count == 0 ? null : Assert.Single(verdicts).Upheld);
    }

    [Fact]
    public void A_case_is_one_verdict_however_many_flags_it_gathered()
    {
        var verdicts = Verdict.Of([
            Flag(1, FlagCategory.Insult, 0.7f, Disposition.Warning),
            Flag(1, FlagCategory.Insult, 0.9f, Disposition.Warning),
            Flag(2, FlagCategory.Insult, 0.8f, Disposition.NoViolation),
        ]);

        Assert.Equal([new(FlagCategory.Insult, 0.9f, true), new Verdict(FlagCategory.Insult, 0.8f, false)], verdicts);
    }

    [Fact]
    public void Of_a_case_with_several_categories_only_the_one_that_was_sanctioned_is_upheld()
    {
        var sanctioned = Verdict.Of([
            Flag(1, FlagCategory.Insult, 0.7f, Disposition.Warning, Promotion),
            Flag(1, FlagCategory.Promotion, 0.9f, Disposition.Warning, Promotion),
        ]);
        var dismissed = Verdict.Of([
            Flag(1, FlagCategory.Insult, 0.7f, Disposition.NoViolation),
            Flag(1, FlagCategory.Promotion, 0.9f, Disposition.NoViolation),
        ]);

        Assert.Equal([new Verdict(FlagCategory.Promotion, 0.9f, true)], sanctioned);
        Assert.Equal([false, false], dismissed.Select(verdict => verdict.Upheld));
    }

    [Fact]
    public void Alone_in_its_case_a_flag_is_upheld_under_whatever_clause_the_moderator_chose() =>
        Assert.True(
            Assert.Single(Verdict.Of([Flag(1, FlagCategory.Identity, 0.9f, Disposition.Warning, Promotion)])).Upheld
        );

    private static DecidedFlag Flag(
        long id,
        FlagCategory category,
        float score,
        Disposition disposition,
        ClauseId? decided = null
    ) =>
        new(
            new CaseId(id),
            category,
            category == FlagCategory.Promotion ? Promotion : Harassment,
            score,
            disposition,
            decided
        );
}
