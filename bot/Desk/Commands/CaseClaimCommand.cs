using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Commands;

/// <summary><c>/case claim</c>: takes a case, or takes it over.</summary>
internal sealed class CaseClaimCommand(CaseAccess access, CaseService cases) : ICommand
{
    public CommandSpec Spec { get; } =
        new("case claim", "Claim a case, or take it over", CaseAccess.Roles) { Options = [CaseAccess.Number] };

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (file, refusal) = await access.OpenAsync(call, cancellationToken);
        return refusal
            ?? Answer.To(
                new CaseAction.Claim(),
                await cases.DecideAsync(file!.Id, new CaseAction.Claim(), Actor.From(call.By), cancellationToken)
            );
    }

    public Task<IReadOnlyList<Choice>> SuggestAsync(SuggestionCall call, CancellationToken cancellationToken) =>
        access.SuggestAsync(call, cancellationToken);
}
