using System.Threading.Channels;

namespace Belong.Bot.Outbox;

/// <summary>Wakes whoever carries out effects, the moment that some are stored.</summary>
internal sealed class EffectSignal
{
    // One pending wake-up is enough: whoever wakes looks at everything that is ready.
    private readonly Channel<bool> _wakeUps = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public void Raise() => _wakeUps.Writer.TryWrite(true);

    /// <summary>Until raised, or until the time is over.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _wakeUps.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is over: look again.
        }
    }
}
