using System.Diagnostics;
using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>Notices of something else than a case's decision, and the question to whoever acted past the law.</summary>
internal sealed partial class NoticeWriter
{
    /// <summary>Asks for the clause and the reason of what somebody did by hand.</summary>
    public static Post WriteQuestion(CaseFile file, string subject)
    {
        var last = file.State.ByHand[^1];
        return new Post(
            $"You have used the platform's own tools on {subject}: {Wording.Say(last.Kind)}, "
                + $"{Wording.Time(last.Done)}. Please say under "
                + "which clause and why. Until then it does not count, and a second person has to approve a removal."
        )
        {
            Title = $"Case {file.Id} asks you for a reason",
            Tone = PostTone.Notice,
            Buttons =
            [
                new PostButton(
                    new ButtonId.OnCase(file.Id, ButtonId.Explain, null).ToString(),
                    "Give the reason",
                    ButtonStyle.Primary
                ),
            ],
        };
    }

    /// <summary>The words of every notice that the member does not have, for whoever gives it to them.</summary>
    public string WriteUndelivered(CaseFile file)
    {
        var state = file.State;
        List<Notice> notices = [.. state.Undelivered.Select(one => one.Notice)];
        if (state.Outcome is { Notice: NoticeState.Undelivered } outcome)
            notices.Insert(0, Sanction.Of(outcome.Disposition)!.Notice);
        return string.Join("\n\n", notices.Select(notice => Plain(Write(file, notice))));
    }

    private static string Plain(Post post) =>
        string.Join("\n", [post.Title, post.Text, .. post.Fields.Select(field => $"{field.Name}: {field.Value}")]);

    private Post Beside(CaseFile file, Notice notice) =>
        notice switch
        {
            Notice.TimeOut => TimedOut(file.State.TimeOut),
            Notice.AppealUpheld => new Post(
                "Your appeal was heard by somebody who had not decided this, and it is upheld: the decision is taken "
                    + "back "
                    + "and "
                    + "counts no more. What had been done is undone. We are sorry."
            )
            {
                Title = "Your appeal is upheld",
                Tone = PostTone.Notice,
                Fields = [.. Heard(file.State)],
            },
            Notice.AppealRejected => new Post(
                "Your appeal was heard by somebody who had not decided this. The decision stands."
            )
            {
                Title = "Your appeal is rejected",
                Tone = PostTone.Notice,
                Fields = [.. Heard(file.State)],
            },
            _ => throw new UnreachableException(),
        };

    private Post TimedOut(TimeOut? timeOut)
    {
        if (timeOut is null)
            return new Post("You could not speak here for a while. That is over.") { Title = "Your time-out is over" };

        List<PostField> fields =
        [
            new(
                $"Clause {timeOut.Clause}",
                charter.Find(timeOut.Clause) is { } known
                    ? $"{known.Title}. {known.Text} (version {charter.Version})"
                    : Wording.Cite(charter, timeOut.Clause)
            ),
        ];
        if (!string.IsNullOrWhiteSpace(timeOut.Words))
            fields.Add(new("From the moderators", Wording.Cut(timeOut.Words, 1000)));
        fields.Add(
            new(
                "What happens now",
                "You can read, and you can speak again when the time is over. This is an "
                    + "interim measure and no strike."
            )
        );
        fields.Add(new("If you disagree", $"Write to {contacts.Appeals}."));
        return new Post($"A moderator has decided that you cannot speak here until {Wording.Time(timeOut.Until)}.")
        {
            Title = $"Time-out under {timeOut.Clause}",
            Tone = PostTone.Notice,
            Fields = fields,
        };
    }

    private static IEnumerable<PostField> Heard(CaseState state)
    {
        if (state.Appeal is { Reason.Length: > 0 } appeal)
            yield return new PostField("Why", Wording.Cut(appeal.Reason, 1000));
    }
}
