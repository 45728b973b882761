using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Commands;

/// <summary><c>/case note</c>: a note for those who work the case.</summary>
internal sealed class CaseNoteCommand(CaseAccess access, CaseService cases) : ICommand
{
    public CommandSpec Spec { get; } =
        new("case note", "Add a note to a case", CaseAccess.Roles)
        {
            Options = [CaseAccess.Number, new("text", "The note", OptionKind.Text) { Required = true }],
        };

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (file, refusal) = await access.OpenAsync(call, cancellationToken);
        var note = new CaseAction.AddNote(call["text"]!);
        return refusal
            ?? Answer.To(note, await cases.DecideAsync(file!.Id, note, Actor.From(call.By), cancellationToken));
    }

    public Task<IReadOnlyList<Choice>> SuggestAsync(SuggestionCall call, CancellationToken cancellationToken) =>
        access.SuggestAsync(call, cancellationToken);
}
