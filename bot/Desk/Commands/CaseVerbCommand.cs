using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Commands;

/// <summary>
/// What a card's button does, typed: on the case that the first option names. Its other options are called as the fields
/// of the verb's form are.
/// </summary>
internal abstract class CaseVerbCommand(CaseVerb verb, CaseAccess access, CaseDesk desk) : ICommand
{
    public CaseVerb Verb { get; } = verb;

    public abstract CommandSpec Spec { get; }

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (file, refusal) = await access.OpenAsync(call, cancellationToken);
        if (refusal is not null)
            return refusal;

        var values = call.ValuesBeside(CaseAccess.Number.Name);
        var worked = await desk.WorkAsync(Verb, file!, values, null, Actor.From(call.By), cancellationToken);
        return worked.Reply;
    }

    public Task<IReadOnlyList<Choice>> SuggestAsync(SuggestionCall call, CancellationToken cancellationToken) =>
        access.SuggestAsync(call, cancellationToken);
}
