namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>A connection's heartbeats, and the judgement whether the other end still answers them.</summary>
/// <param name="interval">As HELLO says.</param>
/// <param name="beatAsync">Sends one.</param>
internal sealed class Heartbeat(TimeSpan interval, Func<CancellationToken, Task> beatAsync, TimeProvider time)
{
    private volatile bool _acknowledged;
    private volatile bool _reading = true;
    private volatile bool _hindered;

    /// <summary>The other end has answered.</summary>
    public void Acknowledge() => _acknowledged = true;

    /// <summary>
    /// Nothing is read from the connection for now, since the bot is busy: an answer may lie there unread, and its
    /// absence proves nothing.
    /// </summary>
    public void Pause()
    {
        _reading = false;
        _hindered = true;
    }

    /// <summary>The connection is read again.</summary>
    public void Continue() => _reading = true;

    /// <summary>Beats until an answer is missing.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // So that not all bots that lost their connections together beat together.
        await Task.Delay(interval * Random.Shared.NextDouble(), time, cancellationToken);
        while (true)
        {
            _acknowledged = false;
            _hindered = !_reading;
            await beatAsync(cancellationToken);
            await Task.Delay(interval, time, cancellationToken);
            if (!_acknowledged && !_hindered)
                return;
        }
    }
}
