using System.Globalization;
using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>
/// Takes reports: by command, by a message's menu, by form. Gives a receipt with a number and says honestly when to
/// expect an answer (C12, C13, C14, M3).
/// </summary>
internal sealed class ReportDesk(
    CaseService cases,
    ICaseLists lists,
    MemberFinder finder,
    CommunityCharter charter,
    ContactOptions contacts,
    StaffedHours hours,
    TimeProvider time
)
{
    public const int WordsLength = 2000;

    /// <summary>More than this in an hour is not more help; nobody is silenced, as the address stays open.</summary>
    private const int PerHour = 20;

    private static readonly ClauseId AboutBelong = new("C30");

    /// <summary>The form that asks what is missing, for a message or for whatever it names.</summary>
    public Form Form(MessageId? message) =>
        new(
            new ButtonId.OnReport(message).ToString(),
            "Report to moderators",
            [
                new FormField("clause", "What is it about?", FormFieldKind.Choice)
                {
                    Value = charter.Reportable[0].Id.Value,
                    Choices =
                    [
                        .. charter
                            .Reportable.Take(25)
                            .Select(clause => new Choice(
                                clause.Id.Value,
                                Wording.Cut($"{clause.Id} {clause.Title}", 100)
                            )),
                    ],
                },
                .. message is null
                    ?
                    [
                        new FormField("member", "About whom? (name or id)", FormFieldKind.Line)
                        {
                            Required = false,
                            MaxLength = 100,
                        },
                    ]
                    : Array.Empty<FormField>(),
                new FormField("words", "What happened?", FormFieldKind.Paragraph)
                {
                    Required = false,
                    MaxLength = WordsLength,
                },
                new FormField("behalf", "For somebody else? Their name", FormFieldKind.Line)
                {
                    Required = false,
                    MaxLength = 100,
                },
                new FormField("confidential", "Keep my name from the moderators", FormFieldKind.Choice)
                {
                    Required = false,
                    Value = "true",
                    Choices = [new Choice("true", "Yes, confidential"), new Choice("false", "No, they may know")],
                },
            ]
        )
        {
            Text = "The member whom it is about never learns who reported. A person will look at it.",
        };

    public async Task<Reply> FromFormAsync(
        MessageId? message,
        IReadOnlyDictionary<string, string>? values,
        Interaction interaction,
        CancellationToken cancellationToken
    )
    {
        if (values is null)
            return new Reply.OpenForm(Form(message));

        var reader = new FormReader(values);
        var request = new ReportRequest(
            message?.Value,
            reader.Text("member", 100),
            reader.Text("clause", 10, required: true),
            reader.Text("words", WordsLength),
            reader.Text("behalf", 100),
            reader.Text("confidential", 5)
        );
        reader.RefuseOthers();
        return reader.Fault is { } fault ? fault.ToReply() : await FileAsync(request, interaction, cancellationToken);
    }

    /// <summary>Files a report, or says which field stands in its way.</summary>
    public async Task<Reply> FileAsync(
        ReportRequest request,
        Interaction interaction,
        CancellationToken cancellationToken
    )
    {
        var clause = charter.Find(new ClauseId(request.Clause));
        if (clause is not { Reportable: true })
        {
            return new FieldFault(
                "clause",
                $"'{Wording.Cut(request.Clause, 10)}' cannot be reported under; try "
                    + $"{string.Join(", ", charter.Reportable.Take(6).Select(one => one.Id))} or M5 if you are not "
                    + $"sure"
            ).ToReply();
        }

        ChatMessage? message = null;
        if (!string.IsNullOrEmpty(request.Message))
        {
            message = await finder.FindMessageAsync(interaction, request.Message, cancellationToken);
            if (message is null)
            {
                return new Reply.Refused(
                    RefusalKind.NotFound,
                    "message: there is no such message. Copy its link from its menu."
                )
                {
                    Field = "message",
                };
            }

            if (message.ByBot)
            {
                return new FieldFault(
                    "message",
                    "that is the bot's own message; for a complaint about Belong choose clause C30"
                ).ToReply();
            }
        }

        var (subject, fault) = await SubjectAsync(request, clause, message, interaction, cancellationToken);
        if (fault is not null)
            return fault;

        if (await TooManyAsync(interaction, cancellationToken))
        {
            return new Reply.Refused(
                RefusalKind.Conflict,
                $"You have sent {PerHour} reports within an hour, and all "
                    + $"of them are being looked at. Please put what is left into one mail to {contacts.Reports}."
            );
        }

        var concern = new Concern(clause.Id, request.Words)
        {
            Message = message is null
                ? null
                : new MessageReference(message.Channel, message.Id, message.Edit, message.Link),
            MessageText = message?.Text,
            OnBehalf = !string.IsNullOrEmpty(request.Behalf),
            Confidential = request.Confidential != "false",
        };
        var affected = string.IsNullOrEmpty(request.Behalf)
            ? null
            : new MemberIdOrName(
                (await finder.FindAsync(interaction.Community, request.Behalf, cancellationToken))?.Id,
                request.Behalf
            );
        var result = await cases.ReportAsync(
            interaction.Community,
            subject!.Value,
            concern,
            affected,
            Actor.From(interaction.By),
            cancellationToken
        );
        return result.Refusal is { } refusal
            ? new Reply.Refused(Wording.KindOf(refusal), Wording.Say(refusal))
            : Receipt(result.Report!.Value, concern);
    }

    private async Task<(MemberId? Subject, Reply? Fault)> SubjectAsync(
        ReportRequest request,
        Clause clause,
        ChatMessage? message,
        Interaction interaction,
        CancellationToken cancellationToken
    )
    {
        if (clause.Id == AboutBelong)
            return (CaseState.Belong(interaction.Community), null);

        if (message is not null)
        {
            return message.Author == interaction.By.Id
                ? (null, new FieldFault("message", "that is your own message: you can edit or delete it").ToReply())
                : (message.Author, null);
        }

        if (string.IsNullOrEmpty(request.Member))
            return (null, new FieldFault("member", "say whom it is about, or give a message's link").ToReply());
        if (await finder.FindAsync(interaction.Community, request.Member, cancellationToken) is not { } member)
            return (null, MemberFinder.NotFound("member", request.Member));

        return member.Id == interaction.By.Id
            ? (null, new FieldFault("member", "that is you").ToReply())
            : (member.Id, null);
    }

    private async Task<bool> TooManyAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var hourAgo = time.GetUtcNow() - TimeSpan.FromHours(1);
        var mine = await lists.ReportsByAsync(interaction.Community, interaction.By.Id, cancellationToken);
        return mine.Count(report => report.At > hourAgo) >= PerHour;
    }

    private Reply.Message Receipt(long number, Concern concern)
    {
        var now = time.GetUtcNow();
        var when =
            hours.IsStaffed(now) ? "Somebody is on duty and will look at it as soon as they can."
            : hours.NextStaffed(now) is { } next
                ? $"Nobody is on duty just now (M3). Somebody is from {Wording.Time(next)}."
            : "Nobody is on duty just now (M3); somebody will look at it as soon as they can.";
        var who =
            concern.Clause == AboutBelong ? "It goes to the trustee; moderators and staff cannot read it (C30)."
            : concern.Confidential ? "Your name is shown neither to the member nor to the moderators."
            : "Your name is not shown to the member.";
        return new Reply.Message(
            new Post(
                $"{when} {who} Follow it with /my reports. In danger, call 999 first; you can also write to "
                    + $"{contacts.Reports}."
            )
            {
                Title = string.Create(CultureInfo.InvariantCulture, $"Receipt: report {number}"),
                Tone = PostTone.Notice,
            }
        );
    }
}

/// <summary>A report as it was filled in; empty where nothing was.</summary>
internal sealed record ReportRequest(
    string? Message,
    string Member,
    string Clause,
    string Words,
    string Behalf,
    string Confidential
);
