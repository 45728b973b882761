using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Rest;

namespace Belong.Bot.Platforms.Discord.Interactions;

/// <summary>What happens when the time to answer an interaction runs out.</summary>
internal sealed partial class InteractionDesk
{
    /// <summary>
    /// Whoever takes it out of the pending ones first answers: the bot, or after the deadline nothing is suggested.
    /// </summary>
    private Task SuggestNothingInTimeAsync(
        InteractionId name,
        PendingInteraction asked,
        CancellationToken cancellationToken
    ) =>
        QuietlyAsync(
            asked,
            async () =>
            {
                await Task.Delay(timings.DeferAfter, time, cancellationToken);
                if (_pending.TryRemove(name, out _))
                    await SuggestAsync(asked, [], cancellationToken);
            }
        );

    /// <summary>Says in time that the answer will come, unless it has come.</summary>
    private async Task DeferInTimeAsync(
        InteractionId name,
        PendingInteraction asked,
        CancellationToken cancellationToken
    )
    {
        await QuietlyAsync(
            asked,
            async () =>
            {
                await Task.Delay(timings.DeferAfter, time, cancellationToken);
                await asked.Turn.WaitAsync(cancellationToken);
                try
                {
                    if (asked.IsAnswered)
                        return;
                    asked.IsDeferred = true;
                    await FirstWordAsync(asked, ReplyPayload.Defer(), cancellationToken);
                }
                finally
                {
                    asked.Turn.Release();
                }
            }
        );

        // Whoever never answers must not be waited for for ever, and nobody who has answered.
        if (!_pending.ContainsKey(name))
            return;
        await QuietlyAsync(asked, () => Task.Delay(timings.TokenHolds * 2, time, cancellationToken));
        _pending.TryRemove(name, out _);
    }

    private Task OpenLateAsync(PendingInteraction asked, string button, CancellationToken cancellationToken) =>
        QuietlyAsync(
            asked,
            () =>
                FirstWordAsync(
                    asked,
                    _forms.Find(asked.User, button) is { } form
                        ? ReplyPayload.Open(form)
                        : ReplyPayload.Callback(
                            new Messages.Rendered
                            {
                                Content = "This form is no longer kept. Please start again where it came from.",
                            }
                        ),
                    cancellationToken
                )
        );

    private async Task QuietlyAsync(PendingInteraction asked, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException)
        {
            // The bot ends.
        }
        catch (PlatformException refused)
        {
            Log.NotAcknowledged(logger, asked.Id, refused.Fault, refused.CodeOf());
        }
    }
}
