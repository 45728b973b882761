using Belong.Classifiers.Data;
using Belong.Classifiers.Training;
using Xunit;

namespace Belong.Tests.Classifiers;

public sealed class ComposerTests
{
    private static readonly LabelledText[] Lines =
    [
        Line("The hall is booked for nine.", Labels.None, Part.Learn),
        Line("Tea is at eleven.", Labels.None, Part.Learn),
        Line("You are a clown.", Labels.Insult, Part.Learn),
        Line("Bring your badge.", Labels.None, Part.Measure),
        Line("You are a fool.", Labels.Insult, Part.Measure),
    ];

    [Fact]
    public void A_post_with_an_attack_in_it_keeps_the_attacks_label_wherever_it_stands()
    {
        LabelledText[] posts = [.. new Composer(1).Compose(Lines).Where(post => post.Labels == Labels.Insult)];
        Assert.Equal(4, posts.Length);
        Assert.All(
            posts,
            post => Assert.Contains(post.Part == Part.Learn ? "clown" : "fool", post.Text, StringComparison.Ordinal)
        );
        Assert.All(posts, post => Assert.True(post.Text.Length > "You are a clown.".Length));
    }

    [Fact]
    public void Ordinary_lines_make_ordinary_posts()
    {
        LabelledText[] posts = [.. new Composer(1).Compose(Lines).Where(post => post.Labels == Labels.None)];
        Assert.Equal(3, posts.Length);
        Assert.All(posts, post => Assert.DoesNotContain("You are", post.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_post_is_made_of_lines_of_its_own_part_only() =>
        Assert.All(
            new Composer(1).Compose(Lines),
            post => Assert.Equal(post.Part == Part.Measure, post.Text.Contains("badge", StringComparison.Ordinal))
        );

    [Fact]
    public void The_same_seed_makes_the_same_posts()
    {
        Assert.Equal(new Composer(5).Compose(Lines), new Composer(5).Compose(Lines));
        Assert.NotEqual(new Composer(5).Compose(Lines), new Composer(6).Compose(Lines));
    }

    private static LabelledText Line(string text, Labels labels, Part part) =>
        new(text, text, labels, Sources.Own, part);
}
