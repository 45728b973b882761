using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>
/// What members are told: the clause, what was said, how it was found, what follows and how to appeal. Nothing in it
/// names or quotes whoever reported or is affected (C27).
/// </summary>
internal sealed partial class NoticeWriter(CommunityCharter charter, CasePolicy policy, ContactOptions contacts)
{
    /// <summary>The notice of a decision to the member whom it is about.</summary>
    public Post Write(CaseFile file, Notice notice)
    {
        if (Sanction.Of(notice) is not { } sanction)
            return Beside(file, notice);

        var outcome =
            file.State.Outcome
            ?? throw new ArgumentException($"case {file.Id} is not decided: there is nothing to tell", nameof(file));
        var clause = outcome.Clause ?? file.State.MainClause;

        return new Post(sanction.Opening(outcome))
        {
            Title = sanction.Title(clause),
            Tone = sanction.IsStrike ? PostTone.Notice : PostTone.Plain,
            Fields =
            [
                new PostField(
                    $"Clause {clause}",
                    charter.Find(clause) is { } known
                        ? $"{known.Title}. {known.Text} (version {charter.Version})"
                        : Wording.Cite(charter, clause)
                ),
                .. Said(file.State),
                new PostField("How it was found", HowFound(file.State)),
                .. FromTheModerators(outcome),
                new PostField("What happens now", sanction.WhatNow(outcome, Wording.Time)),
                new PostField("If you disagree", Appeal(sanction)),
            ],
            Buttons = sanction.IsAcknowledged
                ?
                [
                    new PostButton(
                        new ButtonId.OnCase(file.Id, ButtonId.Acknowledge, null).ToString(),
                        "Acknowledge",
                        ButtonStyle.Primary
                    ),
                ]
                : [],
        };
    }

    /// <summary>The outcome of a report to whoever made it: careful, and the same whatever the sanction was.</summary>
    public Post WriteOutcome(CaseFile file, CaseParty reporter)
    {
        var outcome = file.State.Outcome;
        var words = outcome?.Disposition switch
        {
            _ when file.State.Appeal is { Upheld: true } =>
                "Somebody appealed against what we had decided, and somebody else of us found that the decision was "
                    + "wrong. "
                    + "It has been taken back.",
            { } decided when Sanction.Of(decided) is not null =>
                "We found that the code of conduct was not kept, and have acted on it. What exactly we did stays "
                    + "between us and the person concerned.",
            Disposition.Duplicate => "We are dealing with this in another case, and will act on it there.",
            Disposition.Repaired => "The person concerned has put it right, and we have left it at that.",
            Disposition.OutsideScope => "This is outside what our code of conduct covers, so we cannot act on it.",
            _ => "We looked into it with care and found no breach of the code of conduct.",
        };

        return new Post(
            $"{words} If it goes on, or if you do not feel safe, tell us at once with /report"
                + $" or write to {contacts.Reports}. If you think that we were wrong, write to {contacts.Appeals}."
        )
        {
            Title = reporter.Report is { } number ? $"Your report {number}" : "Your report",
            Tone = PostTone.Notice,
        };
    }

    /// <summary>The welcome to somebody who joined (M1).</summary>
    public Post WriteWelcome(string name) =>
        new(
            $"Welcome, {name}. This is a space for people who work for a more connected society. By joining in you "
                + $"agree "
                + $"to "
                + $"our charter (version {charter.Version}): be civil, attack no one for who they are, and share what "
                + $"is of "
                + $"use "
                + "rather than what is for sale. Type /charter to read it, /report if something is wrong, /help for "
                + "the rest. "
                + "We read along, though not around the clock (M3)."
        )
        {
            Title = charter.Title,
            Tone = PostTone.Notice,
        };

    /// <summary>A reminder of one clause to a channel: it never names anyone.</summary>
    public Post WriteReminder(ClauseId id)
    {
        var clause = charter[id];
        return new Post(clause.Text) { Title = $"From our charter: {clause.Title} ({clause.Id})" };
    }

    private static IEnumerable<PostField> Said(CaseState state)
    {
        var said =
            state.Flags.Count > 0
                ? (Text: state.Flags[^1].Text, At: state.Flags[^1].At)
                : state
                    .Reports.Where(report => report.Concern.MessageText is not null)
                    .Select(report => (Text: report.Concern.MessageText!, report.At))
                    .LastOrDefault();
        if (!string.IsNullOrEmpty(said.Text))
        {
            yield return new PostField("What you said", $"“{Wording.Cut(said.Text, 800)}” ({Wording.Time(said.At)})")
            {
                Quoted = true,
            };
        }
    }

    private static string HowFound(CaseState state) =>
        (state.Flags.Count, state.Reports.Count) switch
        {
            (> 0, > 0) => "Our screening flagged it and it was reported. A person decided.",
            (> 0, _) => "Our screening flagged it. A person decided.",
            (_, > 0) => "It was reported to us. A person decided.",
            _ => "A moderator saw it and decided.",
        };

    private static IEnumerable<PostField> FromTheModerators(CaseOutcome outcome)
    {
        if (!string.IsNullOrWhiteSpace(outcome.Words))
            yield return new PostField("From the moderators", Wording.Cut(outcome.Words, 1000));
    }

    private string Appeal(Sanction sanction) =>
        sanction.IsStrike
            ? $"Write to {contacts.Appeals} within {policy.AppealWindow.TotalDays:0} days and say why. "
                + "Somebody who did not decide this will look at it."
            : $"Write to {contacts.Appeals}.";
}
