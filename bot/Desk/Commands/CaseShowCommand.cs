using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Commands;

/// <summary><c>/case show</c>: the card with its buttons, for this person alone.</summary>
internal sealed class CaseShowCommand(CaseAccess access, CaseCardWriter cards) : ICommand
{
    public CommandSpec Spec { get; } =
        new("case show", "A case's card", CaseAccess.Roles) { Options = [CaseAccess.Number] };

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (file, refusal) = await access.OpenAsync(call, cancellationToken);
        return refusal ?? new Reply.Message(await cards.WriteAsync(file!, cancellationToken));
    }

    public Task<IReadOnlyList<Choice>> SuggestAsync(SuggestionCall call, CancellationToken cancellationToken) =>
        access.SuggestAsync(call, cancellationToken);
}
