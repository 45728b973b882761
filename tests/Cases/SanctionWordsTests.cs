using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Xunit;

namespace Belong.Tests.Cases;

/// <summary>What the house says of each sanction and of each category.</summary>
public sealed class SanctionWordsTests
{
    private static readonly ClauseId C1 = new("C1");
    private static readonly MemberId Who = new("test:moderator");
    private static readonly DateTimeOffset At = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_sanction_has_words_of_its_own()
    {
        var outcome = new CaseOutcome(Disposition.Warning, C1, "stop", Who, At);

        AssertTold(sanction => sanction.Name);
        AssertTold(sanction => sanction.Label);
        AssertTold(sanction => sanction.Done);
        AssertTold(sanction => sanction.Opening(outcome));
        AssertTold(sanction => sanction.WhatNow(outcome, time => $"{time:HH:mm}"));
        Assert.Equal(
            ["A reminder of C1", "Warning under C1", "Request to cease under C1", "Expulsion under C1"],
            Sanction.All.Select(sanction => sanction.Title(C1))
        );
    }

    [Fact]
    public void A_request_to_cease_says_by_when_and_towards_whom()
    {
        var outcome = new CaseOutcome(Disposition.RequestToCease, C1, "stop", Who, At);
        Assert.Equal("Stop at once, and press Acknowledge by 09:00. A breach may lead to expulsion.", WhatNow(outcome));
        Assert.StartsWith(
            "Stop at once, and press Acknowledge by 11:00.",
            WhatNow(By(outcome)),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "A moderator asks you to cease this behaviour, at once (C23).",
            Sanction.RequestToCease.Opening(outcome)
        );
        Assert.Equal(
            "A moderator asks you to cease contacting a member who does not want it, at once and in every way: "
                + "mentions, replies and direct messages.",
            Sanction.RequestToCease.Opening(outcome with { Towards = new MemberId("test:other") })
        );

        static CaseOutcome By(CaseOutcome outcome) => outcome with { Deadline = At.AddHours(2) };
        static string WhatNow(CaseOutcome outcome) => Sanction.RequestToCease.WhatNow(outcome, time => $"{time:HH:mm}");
    }

    [Fact]
    public void The_ladder_has_four_rungs_of_which_three_are_strikes_and_one_is_acknowledged()
    {
        Assert.Equal([0, 1, 2, 3], Sanction.All.Select(sanction => sanction.Rung));
        Assert.Equal([false, true, true, true], Sanction.All.Select(sanction => sanction.IsStrike));
        Assert.Equal([false, false, true, false], Sanction.All.Select(sanction => sanction.IsAcknowledged));
        Assert.All(
            Sanction.All,
            sanction =>
            {
                Assert.Same(sanction, Sanction.Of(sanction.Disposition));
                Assert.Same(sanction, Sanction.Of(sanction.Notice));
                Assert.Equal(sanction.Disposition.ToString(), sanction.Notice.ToString());
            }
        );
        Assert.Null(Sanction.Of((Disposition?)null));
        Assert.Null(Sanction.Of(Disposition.NoViolation));
        Assert.Null(Sanction.Of(Notice.TimeOut));
    }

    [Fact]
    public void What_a_sanction_records_is_stored_under_names_that_never_change() =>
        Assert.Equal(
            "reminded warned cease-requested cease-acknowledged cease-overdue expulsion-proposed expulsion-rejected "
                + "expulsion-approved",
            string.Join(' ', Sanction.All.SelectMany(sanction => sanction.Stored.Keys))
        );

    [Theory]
    [InlineData("Identity", "attack on identity", "identity", "C4", 1, true, true)]
    [InlineData("Threat", "threat", "threat", "C7", 0, true, true)]
    [InlineData("Sexual", "sexual harassment", "sexual", "C5", 1, true, true)]
    [InlineData("Insult", "insult", "insult", "C1", 3, true, true)]
    [InlineData("Promotion", "self-promotion", "promotion", "C20", 4, true, false)]
    [InlineData("Repetition", "repetition", "said before", "C20", 4, false, false)]
    [InlineData("Invitation", "link or invitation", "link", "C20", 4, true, false)]
    [InlineData("PersonalData", "personal data", "personal data", "C9", 2, true, false)]
    [InlineData("ListedWord", "listed word", "listed words", "C1", 1, false, true)]
    [InlineData("CeaseOrder", "contact after a request to cease", "asked to stop", "C8", 0, false, false)]
    [InlineData("PlatformFilter", "held back or flagged by the platform's filter", "filtered", "C1", 5, false, false)]
    public void Each_category_is_named_labelled_and_ranked(
        string word,
        string name,
        string label,
        string clause,
        int rank,
        bool isWeighed,
        bool isAttack
    )
    {
        var category = FlagCategory.Named(word);

        Assert.Equal((name, label, clause), (category.Name, category.Label, category.Clause.Value));
        Assert.Equal((rank, isWeighed, isAttack), (category.Rank, category.IsWeighed, category.IsAttack));
        Assert.Same(category, FlagCategory.All[category.Index]);
        Assert.Equal(word, category.ToString());
        Assert.Same(category, FlagCategory.Find(word.ToUpperInvariant(), StringComparison.OrdinalIgnoreCase));
        Assert.Null(FlagCategory.Find(word.ToUpperInvariant()));
    }

    [Fact]
    public void A_word_that_is_no_category_is_named() =>
        Assert.StartsWith(
            "'Rudeness' is no category",
            Assert.Throws<ArgumentException>(() => FlagCategory.Named("Rudeness")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Each_decision_is_said_briefly_to_whoever_clicks_too_late()
    {
        var events = new CaseEvent.Decided[]
        {
            new CaseEvent.Dismissed(At, Who, Disposition.NoViolation, "x"),
            new CaseEvent.Reminded(At, Who, C1, "x"),
            new CaseEvent.Warned(At, Who, C1, "x"),
            new CaseEvent.CeaseRequested(At, Who, C1, "x", At, null),
            new CaseEvent.ExpulsionApproved(At, Who),
        };

        Assert.Equal(
            ["dismissed", "reminder sent", "warning given", "asked to cease", "expulsion approved"],
            events.Select(decided => decided.Briefly)
        );
    }

    [Fact]
    public void Whoever_was_too_slow_is_told_of_which_case()
    {
        Assert.Equal("the subject has an open case already", new StaleCaseException(null).Message);
        Assert.Equal("case 7 has moved on since it was loaded", new StaleCaseException(new CaseId(7)).Message);
    }

    private static void AssertTold(Func<Sanction, string> words)
    {
        var told = Sanction.All.Select(words).ToList();
        Assert.All(told, one => Assert.NotEmpty(one));
        Assert.Equal(told.Count, told.Distinct().Count());
    }
}
