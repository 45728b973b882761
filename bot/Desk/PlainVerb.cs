using Belong.Bot.Cases;

namespace Belong.Bot.Desk;

/// <summary>A button that says everything by being pressed.</summary>
internal abstract class PlainVerb<TAction> : CaseVerb<TAction>
    where TAction : CaseAction, new()
{
    protected sealed override ValueTask<TAction> ReadAsync(
        FormReader reader,
        VerbTarget target,
        CancellationToken cancellationToken
    ) => new(new TAction());
}
