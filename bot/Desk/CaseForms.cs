using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>The forms that actions on a case open, and what a filled one means.</summary>
internal sealed class CaseForms(CommunityCharter charter, NoticeWriter notices, ChatPlatforms platforms)
{
    private const int WordsLength = 1000;

    /// <summary>
    /// The form for a verb, to be sent back under the button's own id; null when the verb needs no words.
    /// </summary>
    public Form? For(ButtonId.OnCase button, CaseFile file) =>
        button.Verb == Verb.Delivered
            ? Form("Delivered by hand", [Words("how", "How and when it was given to them", required: true)]) with
            {
                Text = notices.WriteUndelivered(file),
            }
            : For(button.Verb, file.State);

    private Form? For(Verb verb, CaseState state) =>
        verb switch
        {
            Verb.Dismiss => Form("Dismiss", [Dispositions(), Words("reason", "Why", required: true)]),
            Verb.Remind => Form("Remind", [Clauses(state, remind: true), Words("words", "Words to the member")]),
            Verb.Warn => Form("Warn", [Clauses(state), Words("words", "Words to the member")]),
            Verb.Cease => Form(
                "Request to cease",
                [
                    Clauses(state),
                    Words("words", "Words to the member"),
                    new FormField("towards", "Towards one member (C8)", FormFieldKind.Line)
                    {
                        Required = false,
                        MaxLength = 100,
                        Hint = "The name or id of a member who does not want contact; empty for a behaviour.",
                    },
                ]
            ),
            Verb.Expel => Form(
                "Propose expulsion",
                [Clauses(state), Words("reason", "Why, with the evidence", required: true), .. Ways(state)]
            ),
            Verb.Timeout => Form(
                "Time out",
                [
                    Clauses(state),
                    new FormField("for", "For how long", FormFieldKind.Choice)
                    {
                        Required = false,
                        Value = "1d",
                        Choices = Spans.Choices,
                    },
                    Words("words", "Words to the member"),
                ]
            ),
            Verb.Explain => Form(
                "Done by hand: the reason",
                [Clauses(state), Words("reason", "What they did, with the evidence", required: true)]
            ),
            Verb.Reject => Form("Reject the proposal", [Words("reason", "Why", required: true)]),
            Verb.Note => Form("Note", [Words("text", "Note for those who work this case", required: true)]),
            _ => null,
        };

    /// <summary>What the filled form (or the bare press) asks for.</summary>
    public async Task<FormReading> ReadAsync(
        ButtonId.OnCase button,
        CaseState state,
        IReadOnlyDictionary<string, string> values,
        CancellationToken cancellationToken
    )
    {
        var reader = new FormReader(values);
        CaseAction? action = button.Verb switch
        {
            Verb.Claim => new CaseAction.Claim(),
            Verb.Hide => new CaseAction.Hide(),
            Verb.Restore => new CaseAction.Restore(),
            Verb.Approve => new CaseAction.ApproveExpulsion(),
            Verb.Retry => new CaseAction.Retry(),
            Verb.Acknowledge => new CaseAction.Acknowledge(),
            Verb.Dismiss => new CaseAction.Dismiss(
                reader.OneOf("disposition", DispositionsByValue, Disposition.NoViolation),
                reader.Text("reason", WordsLength, required: true)
            ),
            Verb.Remind => new CaseAction.Remind(Clause(reader, state), reader.Text("words", WordsLength)),
            Verb.Warn => new CaseAction.Warn(Clause(reader, state), reader.Text("words", WordsLength)),
            Verb.Cease => new CaseAction.RequestToCease(
                Clause(reader, state),
                reader.Text("words", WordsLength),
                await TowardsAsync(reader, state, cancellationToken)
            ),
            Verb.Expel => new CaseAction.ProposeExpulsion(
                Clause(reader, state),
                reader.Text("reason", WordsLength, required: true),
                reader.OneOf(
                    "how",
                    RemovalChoice.ByName,
                    RemovalChoice.DefaultOf(platforms[state.Community].Capabilities)
                )
            ),
            Verb.Timeout => new CaseAction.TimeOutSubject(
                Clause(reader, state),
                reader.Text("words", WordsLength),
                reader.OneOf("for", Spans.ByValue, Spans.Default)
            ),
            Verb.Confirm => new CaseAction.ConfirmTimeOut(),
            Verb.Lift => new CaseAction.LiftTimeOut(),
            Verb.Delivered => new CaseAction.HandOver(reader.Text("how", WordsLength, required: true)),
            Verb.Explain => new CaseAction.ExplainByHand(
                Clause(reader, state),
                reader.Text("reason", WordsLength, required: true)
            ),
            Verb.Reject => new CaseAction.RejectExpulsion(reader.Text("reason", WordsLength, required: true)),
            Verb.Note => new CaseAction.AddNote(reader.Text("text", WordsLength, required: true)),
            _ => null,
        };
        reader.RefuseOthers();
        return new FormReading(action is null ? null : action with { Seen = button.Revision }, reader.Fault);
    }

    /// <summary>Asked only where there is a choice.</summary>
    private IEnumerable<FormField> Ways(CaseState state)
    {
        var ways = RemovalChoice.ChoicesOf(platforms[state.Community].Capabilities);
        if (ways.Count > 1)
        {
            yield return new FormField("how", "How", FormFieldKind.Choice)
            {
                Required = false,
                Value = ways[0].Value,
                Choices = ways,
            };
        }
    }

    private static Form Form(string title, IReadOnlyList<FormField> fields) => new("", title, fields);

    private FormField Clauses(CaseState state, bool remind = false)
    {
        var allowed = charter
            .Clauses.Where(clause =>
                clause.Use == ClauseUse.Sanction || (remind && clause.Use == ClauseUse.ReminderOnly)
            )
            .OrderByDescending(clause => clause.Id == state.MainClause)
            .Take(25)
            .ToList();
        return new FormField("clause", "Clause", FormFieldKind.Choice)
        {
            Required = false,
            Value = allowed.Any(clause => clause.Id == state.MainClause) ? state.MainClause.Value : allowed[0].Id.Value,
            Choices =
            [
                .. allowed.Select(clause => new Choice(
                    clause.Id.Value,
                    Wording.Cut($"{clause.Id} " + $"{clause.Title}", 100)
                )),
            ],
        };
    }

    private ClauseId Clause(FormReader reader, CaseState state)
    {
        var text = reader.Text("clause", 10);
        if (text.Length == 0)
            return state.MainClause;

        var id = new ClauseId(text);
        if (charter.Find(id) is null)
            reader.Fail("clause", $"there is no clause '{text}' in version {charter.Version}: /charter lists them");
        return id;
    }

    private async Task<MemberId?> TowardsAsync(FormReader reader, CaseState state, CancellationToken cancellationToken)
    {
        var text = reader.Text("towards", 100);
        if (text.Length == 0)
            return null;

        var members = await platforms[state.Community].ListMembersAsync(Roles.Member, cancellationToken);
        var found = members.FirstOrDefault(member =>
            member.Id.Value == text || string.Equals(member.Name, text, StringComparison.OrdinalIgnoreCase)
        );
        if (found is null)
            reader.Fail("towards", $"nobody here is called '{text}': give a member's name or id");
        else if (found.Id == state.Subject)
            reader.Fail("towards", "that is the member whom this case is about");
        return found?.Id;
    }

    private static FormField Words(string name, string label, bool required = false) =>
        new(name, label, FormFieldKind.Paragraph) { Required = required, MaxLength = WordsLength };

    private static FormField Dispositions() =>
        new("disposition", "Outcome", FormFieldKind.Choice)
        {
            Required = false,
            Value = nameof(Disposition.NoViolation),
            Choices = [.. DispositionsByValue.Select(pair => new Choice(pair.Key, Wording.Say(pair.Value)))],
        };

    // Bad faith needs evidence and a second unconflicted person (C24), so it is no dismissal by one.
    private static readonly Dictionary<string, Disposition> DispositionsByValue = new()
    {
        [nameof(Disposition.NoViolation)] = Disposition.NoViolation,
        [nameof(Disposition.Duplicate)] = Disposition.Duplicate,
        [nameof(Disposition.OutsideScope)] = Disposition.OutsideScope,
        [nameof(Disposition.Repaired)] = Disposition.Repaired,
    };
}

/// <summary>What a form asks for, or the first thing that is wrong with it.</summary>
internal sealed record FormReading(CaseAction? Action, FieldFault? Fault);

/// <summary>A field that cannot be taken as it is, and the remedy.</summary>
internal sealed record FieldFault(string Field, string Why)
{
    public Reply ToReply() => new Reply.Refused(RefusalKind.Invalid, $"{Field}: {Why}.") { Field = Field };
}
