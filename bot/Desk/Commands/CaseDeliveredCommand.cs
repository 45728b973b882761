using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Commands;

/// <summary><c>/case delivered</c>: staff gave the member what could not be sent; from then on it counts.</summary>
internal sealed class CaseDeliveredCommand(CaseAccess access, CaseService cases) : ICommand
{
    public CommandSpec Spec { get; } =
        new("case delivered", "Record that a notice was given to the member by hand", CaseAccess.Roles)
        {
            Options = [CaseAccess.Number, new("how", "How and when", OptionKind.Text) { Required = true }],
        };

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (file, refusal) = await access.OpenAsync(call, cancellationToken);
        var handOver = new CaseAction.HandOver(call["how"]!);
        return refusal
            ?? Answer.To(handOver, await cases.DecideAsync(file!.Id, handOver, Actor.From(call.By), cancellationToken));
    }

    public Task<IReadOnlyList<Choice>> SuggestAsync(SuggestionCall call, CancellationToken cancellationToken) =>
        access.SuggestAsync(call, cancellationToken);
}
