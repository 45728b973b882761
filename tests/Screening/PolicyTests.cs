using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Screening;
using Belong.Classifiers.Model;
using Xunit;

namespace Belong.Tests.Screening;

public sealed class PolicyTests
{
    [Fact]
    public async Task The_gravest_reason_comes_first_whatever_the_scores()
    {
        var flag = await new ScreeningStory().SayAsync("I will hurt you, idiot");

        Assert.Equal([FlagCategory.Threat, FlagCategory.Insult], flag!.Reasons.Select(reason => reason.Category));
        Assert.True(flag.Urgent);
    }

    [Fact]
    public async Task An_insult_alone_is_not_urgent()
    {
        Assert.False((await new ScreeningStory().SayAsync("you idiot"))!.Urgent);
    }

    [Fact]
    public async Task Publishing_somebodys_number_with_an_insult_is_urgent()
    {
        var flag = await new ScreeningStory().SayAsync("His number is 07700 900123, tell the idiot what you think");

        Assert.True(flag!.Urgent);
    }

    [Fact]
    public async Task A_threshold_in_the_settings_goes_before_the_shipped_one()
    {
        var strict = new ScreeningStory(
            new ScreeningOptions
            {
                Thresholds = new Dictionary<string, double> { ["Insult"] = 0.95, ["promotion"] = 0.05 },
            }
        );

        Assert.Null(await strict.SayAsync("you idiot"));
        Assert.NotNull(await strict.SayAsync("a workshop"));
        Assert.Equal(0.9f, strict.Log.Rows[0].Scores[FlagCategory.Insult]);
    }

    [Fact]
    public void Overlapping_marks_become_one_with_both_labels()
    {
        var merged = Evidence.Merge([
            new TextMark(10, 4, "insult"),
            new TextMark(0, 8, "threat"),
            new TextMark(6, 5, "insult"),
            new TextMark(20, 2, "insult"),
        ]);

        Assert.Equal([new TextMark(0, 14, "threat, insult"), new TextMark(20, 2, "insult")], merged);
    }

    [Fact]
    public async Task A_category_is_flagged_once_however_many_texts_show_it()
    {
        var story = new ScreeningStory();
        var flag = await story.TakeAsync(
            story.Message("you idiot") with
            {
                Parts = [new MessagePart(MessagePartKind.Forward, "what an idiot")],
            }
        );

        Assert.Single(flag!.Reasons);
        Assert.Equal(["idiot", "idiot"], flag.Marks.Select(mark => flag.Text.Substring(mark.Start, mark.Length)));
    }

    [Fact]
    public async Task The_classifiers_categories_cite_their_clauses()
    {
        var clauses = new Dictionary<Category, string>
        {
            [Category.Identity] = "C4",
            [Category.Threat] = "C7",
            [Category.Sexual] = "C5",
            [Category.Insult] = "C1",
            [Category.Promotion] = "C20",
        };
        foreach (var (category, clause) in clauses)
        {
            var story = new ScreeningStory(classifier: FakeClassifier.Knowing(("word", category, 0.9f)));
            Assert.Equal(clause, (await story.SayAsync("a word"))!.Main.Clause.Value);
        }
    }
}
