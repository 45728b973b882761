namespace Belong.FakeDiscord.Faults;

/// <summary>
/// Faults to come, for connections, events and requests. Faults of connections that stand are on
/// <see cref="Gateway.GatewayHub"/>.
/// </summary>
public sealed class FaultSwitches
{
    private readonly Lock _gate = new();
    private readonly Queue<GatewayFault> _connections = [];
    private readonly List<(RestFault Fault, int Skip, int Left)> _requests = [];
    private int _invalidSessions;
    private bool _resumable;
    private int _duplicates;
    private int _swaps;
    private int _held;
    private TaskCompletionSource _letGo = Fresh();

    /// <summary>While true, every gateway connection is refused.</summary>
    public bool GatewayUnreachable { get; set; }

    /// <summary>Faults that have not come about yet.</summary>
    public int Pending
    {
        get
        {
            lock (_gate)
                return _connections.Count + _requests.Sum(rule => rule.Left) + _invalidSessions + _duplicates + _swaps;
        }
    }

    /// <summary>
    /// Requests that <see cref="RestFaultKind.HoldBefore"/> or <see cref="RestFaultKind.HoldAfter"/> holds just now.
    /// </summary>
    public int Held
    {
        get
        {
            lock (_gate)
                return _held;
        }
    }

    /// <summary>Befalls the next connections, one each, in the order given.</summary>
    public void OnNextConnection(GatewayFault fault, int times = 1)
    {
        lock (_gate)
        {
            for (var time = 0; time < times; time++)
                _connections.Enqueue(fault);
        }
    }

    /// <summary>Answers the next IDENTIFYs and RESUMEs with op 9.</summary>
    public void InvalidateNextSessions(int times, bool resumable = false)
    {
        lock (_gate)
            (_invalidSessions, _resumable) = (times, resumable);
    }

    /// <summary>Sends each of the next events twice, with the same sequence number.</summary>
    public void DuplicateNextEvents(int times)
    {
        lock (_gate)
            _duplicates = times;
    }

    /// <summary>Swaps the next pairs of events: each is held back until its successor has gone out.</summary>
    public void SwapNextEvents(int pairs)
    {
        lock (_gate)
            _swaps = pairs;
    }

    /// <summary>Befalls the next requests that match. Rules are tried in the order given.</summary>
    public void OnNextRequests(RestFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_gate)
            _requests.Add((fault, fault.Skip, fault.Times));
    }

    /// <summary>Nothing goes wrong any more. What is held goes on.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _connections.Clear();
            _requests.Clear();
            (_invalidSessions, _duplicates, _swaps) = (0, 0, 0);
            GatewayUnreachable = false;
            _letGo.SetResult();
            _letGo = Fresh();
        }
    }

    internal GatewayFault? TakeConnection()
    {
        lock (_gate)
        {
            return GatewayUnreachable ? new GatewayFault.Refuse()
                : _connections.TryDequeue(out var fault) ? fault
                : null;
        }
    }

    /// <summary>Null when the session may start; else whether the op 9 says that it can be resumed.</summary>
    internal bool? TakeInvalidSession()
    {
        lock (_gate)
            return _invalidSessions > 0 && _invalidSessions-- > 0 ? _resumable : null;
    }

    internal bool TakeDuplicate()
    {
        lock (_gate)
            return _duplicates > 0 && _duplicates-- > 0;
    }

    internal bool TakeSwap()
    {
        lock (_gate)
            return _swaps > 0 && _swaps-- > 0;
    }

    /// <summary>Holds a request until the faults are cleared or its sender is gone.</summary>
    /// <returns>False when the sender is gone.</returns>
    internal async Task<bool> HoldAsync(CancellationToken gone)
    {
        Task letGo;
        lock (_gate)
            (letGo, _held) = (_letGo.Task, _held + 1);
        await letGo.WaitAsync(gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
            _held--;
        return !gone.IsCancellationRequested;
    }

    internal RestFault? TakeRequest(string method, string path)
    {
        lock (_gate)
        {
            for (var at = 0; at < _requests.Count; at++)
            {
                var (fault, skip, left) = _requests[at];
                if (!fault.Matches(method, path))
                    continue;
                if (skip > 0)
                {
                    _requests[at] = (fault, skip - 1, left);
                    continue;
                }

                if (left == 1)
                    _requests.RemoveAt(at);
                else
                    _requests[at] = (fault, skip, left - 1);
                return fault;
            }

            return null;
        }
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
