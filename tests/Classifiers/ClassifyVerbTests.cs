using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Belong.Classifiers.Model;
using Belong.Classifiers.Verbs;
using Xunit;

namespace Belong.Tests.Classifiers;

public sealed partial class ClassifyVerbTests
{
    private static readonly TextClassifier Classifier = TextClassifier.Load(ShippedModel.Path);

    [Fact]
    public void A_line_is_answered_by_flags_scores_and_spans_in_that_form()
    {
        var answer = Assert.Single(Classify("I will find you and kill you\n"u8.ToArray()));
        Assert.Matches(Form(), answer);
        var json = JsonDocument.Parse(answer).RootElement;
        Assert.Contains("threat", json.GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()));
        Assert.Equal(
            ["identity", "threat", "sexual", "insult", "promotion"],
            json.GetProperty("scores").EnumerateObject().Select(score => score.Name)
        );
        Assert.All(
            json.GetProperty("spans").EnumerateArray(),
            span => Assert.InRange(span.GetProperty("start").GetInt32() + span.GetProperty("length").GetInt32(), 1, 28)
        );
    }

    [Fact]
    public void Every_line_is_answered_also_empty_broken_and_huge_ones()
    {
        using MemoryStream input = new();
        input.Write("\n"u8);
        input.Write([0xFF, 0xFE, 0x80, (byte)'\n']);
        input.Write(Encoding.UTF8.GetBytes(new string('a', 100_000) + "\n"));
        input.Write("hello"u8);
        var answers = Classify(input.ToArray());
        Assert.Equal(4, answers.Length);
        Assert.All(answers, answer => Assert.Matches(Form(), answer));
    }

    [Fact]
    public void No_input_gives_no_answer() => Assert.Empty(Classify([]));

    [Fact]
    public void Answers_keep_the_order_of_the_lines()
    {
        string[] lines =
        [
            .. Enumerable.Range(0, 1500).Select(i => i % 3 == 0 ? "You are a stupid idiot" : "Thank you for the notes"),
        ];
        var answers = Classify(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        Assert.Equal(
            lines.Select(line => line.StartsWith("You", StringComparison.Ordinal)),
            answers.Select(answer => !answer.StartsWith("{\"flags\":[]", StringComparison.Ordinal))
        );
    }

    private static string[] Classify(byte[] input)
    {
        using MemoryStream from = new(input);
        using MemoryStream to = new();
        ClassifyVerb.Run(Classifier, from, to);
        return Encoding.UTF8.GetString(to.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex(
        """^\{"flags":\[("[a-z]+",?)*\],"scores":\{"identity":\d\.\d+,"threat":\d\.\d+,"sexual":\d\.\d+"""
            + ""","insult":\d\.\d+,"promotion":\d\.\d+\},"spans":\[(\{"start":\d+,"length":\d+"""
            + ""","category":"[a-z]+"\},?)*\]\}$"""
    )]
    private static partial Regex Form();
}
