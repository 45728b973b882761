using Belong.Bot.Chat;
using Belong.Bot.Desk.Verbs;

namespace Belong.Bot.Desk.Commands;

/// <summary><c>/case note</c>: a note for those who work the case.</summary>
internal sealed class CaseNoteCommand(NoteVerb verb, CaseAccess access, CaseDesk desk)
    : CaseVerbCommand(verb, access, desk)
{
    public override CommandSpec Spec { get; } =
        new("case note", "Add a note to a case", CaseAccess.Roles)
        {
            Options = [CaseAccess.Number, new("text", "The note", OptionKind.Text) { Required = true }],
        };
}
