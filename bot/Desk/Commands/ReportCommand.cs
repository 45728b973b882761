using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Commands;

/// <summary><c>/report</c> and the menu entry of every message (C12, C13).</summary>
internal sealed class ReportCommand(ReportDesk reports, CommunityCharter charter) : ICommand
{
    public CommandSpec Spec { get; } =
        new("report", "Report a message or a concern; your name stays confidential", Roles.Member)
        {
            MessageMenu = "Report to moderators",
            Options =
            [
                new("message", "The message's link or id", OptionKind.Message) { MaxLength = 300 },
                new("member", "Whom it is about", OptionKind.Member) { MaxLength = 100 },
                new("clause", "What it is about", OptionKind.Choice)
                {
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
                new("words", "What happened, in your words", OptionKind.Text) { MaxLength = ReportDesk.WordsLength },
                new("behalf", "For somebody else: their name", OptionKind.Text) { MaxLength = 100 },
                new("confidential", "Keep your name from the moderators as well (default: yes)", OptionKind.Flag),
            ],
        };

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        // From a message's menu, or with the clause still to choose: ask for the rest in a form.
        var message = call.Target?.Value ?? call["message"];
        if (call["clause"] is not { } clause)
        {
            return call["member"] is null && call["words"] is null
                ? new Reply.OpenForm(reports.Form(message is null ? null : new MessageId(message)))
                : new FieldFault("clause", "say what it is about, for example C1, or M5 if you are not sure").ToReply();
        }

        return await reports.FileAsync(
            new ReportRequest(
                message,
                call["member"] ?? "",
                clause,
                call["words"] ?? "",
                call["behalf"] ?? "",
                call["confidential"] ?? ""
            ),
            call.Interaction,
            cancellationToken
        );
    }
}
