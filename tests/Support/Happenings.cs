namespace Belong.Tests.Support;

/// <summary>What happened, in order. Whoever waits for something is told the moment that it has happened.</summary>
internal sealed class Happenings<T>
{
    private readonly Lock _gate = new();
    private readonly List<T> _all = [];
    private readonly List<(Func<IReadOnlyList<T>, bool> IsSo, TaskCompletionSource Told)> _waiting = [];

    public IReadOnlyList<T> All
    {
        get
        {
            lock (_gate)
                return [.. _all];
        }
    }

    public void Add(T happened)
    {
        lock (_gate)
        {
            _all.Add(happened);
            foreach (var (_, told) in _waiting.Where(one => one.IsSo(_all)))
                told.TrySetResult();
        }
    }

    public Task UntilAsync(int count) => UntilAsync(all => all.Count >= count);

    public async Task UntilAsync(Func<IReadOnlyList<T>, bool> isSo)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (isSo(_all))
                return;
            _waiting.Add((isSo, told));
        }

        await told.Task.WaitAsync(Progress.Stillness, TimeProvider.System);
    }
}
