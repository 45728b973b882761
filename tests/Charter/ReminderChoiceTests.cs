using Belong.Bot.Charter;
using Xunit;

namespace Belong.Tests.Charter;

public sealed class ReminderChoiceTests
{
    private static readonly Dictionary<ClauseId, int> Understood = [];
    private static readonly IReadOnlyList<Clause> Remindable = CharterFile.Load(CharterFile.ShippedPath).Remindable;

    [Fact]
    public void Without_misunderstandings_every_clause_comes_once_before_any_comes_again()
    {
        var order = Run(Remindable, Understood, Remindable.Count * 3);

        foreach (var round in order.Chunk(Remindable.Count))
        {
            Assert.Equal(Remindable.Select(clause => clause.Id), round);
        }
    }

    [Fact]
    public void The_most_misunderstood_clause_comes_first()
    {
        var first = ReminderChoice.Next(Remindable, Counts(("C9", 1), ("M2i", 3)), []);

        Assert.Equal(new ClauseId("M2i"), first!.Id);
    }

    [Fact]
    public void A_misunderstood_clause_comes_more_often_and_no_clause_is_left_out()
    {
        var order = Run(Remindable, Counts(("C20", 500), ("C4", 1)), Remindable.Count * 20);
        var times = order.CountBy(id => id).ToDictionary();

        Assert.Equal(Remindable.Count, times.Count);
        Assert.InRange(times[new ClauseId("C20")], 3 * times[new ClauseId("C5")], 6 * times[new ClauseId("C5")]);
        Assert.True(times[new ClauseId("C4")] > times[new ClauseId("C5")]);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void No_clause_ever_comes_twice_running(int seed)
    {
        var random = new Random(seed);
        var clauses = Remindable.Where(_ => random.Next(3) == 0).Take(seed + 1).ToList();
        var posted = new List<ClauseId>();
        for (var i = 0; i < 300; i++)
        {
            var counts = clauses
                .Where(_ => random.Next(2) == 0)
                .ToDictionary(clause => clause.Id, _ => random.Next(-2, 1_000));
            posted.Add(ReminderChoice.Next(clauses, counts, posted)!.Id);
            Assert.True(i == 0 || posted[^1] != posted[^2]);
        }
    }

    [Fact]
    public void With_nothing_but_the_last_clause_there_is_none()
    {
        Assert.Null(ReminderChoice.Next([Remindable[0]], Understood, [Remindable[0].Id]));
        Assert.Null(ReminderChoice.Next([], Understood, []));
    }

    [Fact]
    public void Clauses_posted_under_an_earlier_charter_do_no_harm() =>
        Assert.Equal(Remindable[0], ReminderChoice.Next(Remindable, Understood, [new ClauseId("X9")]));

    private static List<ClauseId> Run(IReadOnlyList<Clause> clauses, Dictionary<ClauseId, int> counts, int times)
    {
        var posted = new List<ClauseId>();
        for (var i = 0; i < times; i++)
        {
            posted.Add(ReminderChoice.Next(clauses, counts, posted)!.Id);
        }

        return posted;
    }

    private static Dictionary<ClauseId, int> Counts(params (string Id, int Count)[] counts) =>
        counts.ToDictionary(pair => new ClauseId(pair.Id), pair => pair.Count);
}
