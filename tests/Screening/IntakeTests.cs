using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Screening;
using Xunit;

namespace Belong.Tests.Screening;

public sealed class IntakeTests
{
    private readonly ScreeningStory _story = new();

    [Fact]
    public async Task An_ordinary_message_leaves_ids_and_scores_and_nothing_else()
    {
        Assert.Null(await _story.SayAsync("The workshop on dialogue starts at ten."));

        var row = Assert.Single(_story.Log.Rows);
        Assert.False(row.Flagged);
        Assert.Equal(0.1f, row.Scores[FlagCategory.Promotion]);
        Assert.Equal("1", _story.Log.Positions["messages"]);
    }

    [Fact]
    public async Task A_flag_is_stored_with_its_row_and_marks_the_words_as_they_were_written()
    {
        var flag = await _story.SayAsync("Honestly, you \u0456D1OT, stop.");

        Assert.NotNull(flag);
        Assert.Equal("C1", flag.Main.Clause.Value);
        var mark = Assert.Single(flag.Marks);
        Assert.Equal("\u0456D1OT", flag.Text.Substring(mark.Start, mark.Length));
        Assert.True(Assert.Single(_story.Log.Rows).Flagged);
    }

    [Fact]
    public async Task The_same_event_twice_raises_one_flag()
    {
        var message = _story.Message("you idiot");
        var posted = new ChatEvent.MessagePosted(message) { Position = _story.Next() };

        await _story.HandleAsync(posted, posted);
        await _story.HandleAsync(posted);
        _story.Restart();
        await _story.HandleAsync(posted);

        Assert.Single(_story.Flags);
        Assert.Single(_story.Log.Rows);
    }

    [Fact]
    public async Task An_edit_that_turns_harmless_into_harmful_is_flagged()
    {
        var message = _story.Message("you legend");
        Assert.Null(await _story.TakeAsync(message));

        var flag = await _story.TakeAsync(message with { Text = "you idiot", Edit = 1 });

        Assert.NotNull(flag);
        Assert.Equal(1, flag.Message.Edit);
        Assert.Equal("you idiot", flag.Text);
    }

    [Fact]
    public async Task Evidence_is_told_of_an_edit_before_the_edit_raises_its_own_flag()
    {
        var message = _story.Message("you idiot");
        await _story.TakeAsync(message);
        await _story.TakeAsync(message with { Text = "you utter idiot", Edit = 1 });
        await _story.HandleAsync(new ChatEvent.MessageDeleted(message.Community, message.Channel, message.Id));

        Assert.Equal(
            [$"flag {message.Id} 0", $"edited {message.Id}", $"flag {message.Id} 1", $"deleted {message.Id}"],
            _story.Sink.Journal
        );
    }

    [Fact]
    public async Task Bots_are_not_screened_and_still_move_the_position()
    {
        Assert.Null(await _story.TakeAsync(_story.Message("you idiot") with { ByBot = true }));

        Assert.Empty(_story.Log.Rows);
        Assert.Equal("1", _story.Log.Positions["messages"]);
    }

    [Fact]
    public async Task A_batch_that_could_not_be_stored_is_taken_again_and_doubles_nothing()
    {
        ChatEvent[] batch = [Posted("you idiot"), Posted("good morning"), Posted("what an idiot")];
        _story.Log.FailRecords = 1;

        await Assert.ThrowsAsync<IOException>(() => _story.HandleAsync(batch));
        Assert.Empty(_story.Flags);
        Assert.Empty(_story.Log.Positions);

        await _story.HandleAsync(batch);
        await _story.HandleAsync(batch);
        Assert.Equal(2, _story.Flags.Count);
        Assert.Equal(3, _story.Log.Rows.Count);
        Assert.Equal("3", _story.Log.Positions["messages"]);
    }

    [Fact]
    public async Task However_often_storing_is_tried_a_batch_is_judged_once_and_silences_no_detector()
    {
        ChatEvent[] batch =
        [
            Posted("you idiot"),
            Posted("you idiot", "bo"),
            Posted("you idiot", "cy"),
            Posted("good morning"),
        ];
        for (var tries = 0; tries < 100; tries++)
        {
            _story.Log.FailRecords = 1;
            await Assert.ThrowsAsync<IOException>(() => _story.HandleAsync(batch));
        }

        await _story.HandleAsync(batch);
        Assert.Equal(3, _story.Flags.Count);
        Assert.NotNull(await _story.SayAsync("what an idiot", "anna"));
    }

    [Theory]
    [InlineData(nameof(MessagePartKind.Forward))]
    [InlineData(nameof(MessagePartKind.Embed))]
    [InlineData(nameof(MessagePartKind.Title))]
    public async Task Text_that_travels_with_a_message_is_screened_and_kept_as_evidence(string kind)
    {
        var flag = await _story.TakeAsync(
            _story.Message("Look at this") with
            {
                Parts = [new MessagePart(Enum.Parse<MessagePartKind>(kind), "what an idiot you are")],
            }
        );

        Assert.NotNull(flag);
        Assert.StartsWith("Look at this", flag.Text, StringComparison.Ordinal);
        var mark = Assert.Single(flag.Marks);
        Assert.Equal("idiot", flag.Text.Substring(mark.Start, mark.Length));
    }

    [Fact]
    public async Task A_link_preview_does_not_make_its_member_a_seller()
    {
        Assert.Null(
            await _story.TakeAsync(
                _story.Message("https://example.org/report") with
                {
                    Parts = [new MessagePart(MessagePartKind.Embed, "Book my coaching today")],
                }
            )
        );
    }

    [Fact]
    public async Task What_was_said_during_a_stop_is_flagged_as_late()
    {
        var flag = await _story.TakeAsync(_story.Message("I will hurt you"), late: true);

        Assert.True(flag!.Late);
        Assert.True(flag.Urgent);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Shadow_mode_follows_the_setting_and_else_the_platform(bool? setting, bool expected)
    {
        var shadowed = new ScreeningStory(new ScreeningOptions { Shadow = setting });
        await shadowed.SayAsync("you idiot");

        Assert.Equal(expected, Assert.Single(shadowed.Sink.Raised).Shadow);
    }

    [Fact]
    public async Task A_detector_that_fails_on_a_message_stops_neither_the_others_nor_the_next_message()
    {
        var failing = new ScreeningStory(
            detectors:
            [
                new FailingDetector(),
                new Bot.Screening.Detectors.WordListDetector(Bot.Screening.Detectors.WordList.BuiltIn()),
            ]
        );

        Assert.NotNull(await failing.SayAsync("kys"));
        Assert.NotNull(await failing.SayAsync("go kill yourself"));
    }

    [Fact]
    public async Task The_model_can_be_replaced_between_two_messages()
    {
        _story.Classifier.Swap(FakeClassifier.Knowing(("muppet", Belong.Classifiers.Model.Category.Insult, 0.7f)));

        Assert.Null(await _story.SayAsync("you idiot"));
        Assert.NotNull(await _story.SayAsync("you muppet"));
    }

    private ChatEvent.MessagePosted Posted(string text, string by = "anna") =>
        new(_story.Message(text, by)) { Position = _story.Next() };

    private sealed class FailingDetector : IDetector
    {
        public string Name => "failing";

        public void Find(Utterance utterance, Findings findings) =>
            throw new InvalidOperationException(utterance.Words.Original);
    }
}
