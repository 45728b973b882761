using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Belong.Bot.Platforms.Local;

/// <summary>
/// The community's one writer. Writes wait in a bounded queue; those that wait together are committed together, so
/// that many share one sync to the disk, and a lone one is committed at once.
/// </summary>
/// <param name="file">Where to write.</param>
/// <param name="committed">Told of what was committed, in order, before the writers are.</param>
internal sealed class CommunityWriter(CommunityFile file, Action<IReadOnlyList<Change>> committed) : IAsyncDisposable
{
    private const int QueueLength = 4096;

    /// <summary>Bounds how long the first of a batch waits for the last.</summary>
    private const int BatchLength = 256;

    /// <summary>SQLite's code for a broken constraint: a bug, and no trouble of the file's.</summary>
    private const int Constraint = 19;

    private readonly Channel<Write> _queue = Channel.CreateBounded<Write>(
        new BoundedChannelOptions(QueueLength) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait }
    );

    private Task? _running;

    public long Start()
    {
        var session = new WriteSession(file.OpenWriter());
        var head = session.LastChange;
        _running = Task.Run(() => RunAsync(session));
        return head;
    }

    /// <summary>Does the write in a transaction and returns once it is on the disk.</summary>
    /// <param name="write">May be done again when a neighbour in its batch fails; must touch nothing but the
    /// session.</param>
    /// <param name="cancellationToken">Stops waiting for a place in the queue; a write in the queue is done.</param>
    /// <exception cref="Chat.PlatformException">The file cannot be written now.</exception>
    public async Task<T> WriteAsync<T>(Func<WriteSession, T> write, CancellationToken cancellationToken)
    {
        var waiting = new Write<T>(write);
        await _queue.Writer.WriteAsync(waiting, cancellationToken);
        return await waiting.Done;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        if (_running is not null)
        {
            await _running;
        }
    }

    private async Task RunAsync(WriteSession session)
    {
        using (session)
        {
            var batch = new List<Write>(BatchLength);
            try
            {
                while (await _queue.Reader.WaitToReadAsync())
                {
                    batch.Clear();
                    while (batch.Count < BatchLength && _queue.Reader.TryRead(out var write))
                    {
                        batch.Add(write);
                    }

                    Commit(session, batch);
                }
            }
            catch (Exception fault)
            {
                GiveUp(batch, fault);
                throw;
            }
        }
    }

    /// <summary>A bug in the writer itself: nobody is left waiting, and nobody begins to.</summary>
    private void GiveUp(List<Write> batch, Exception fault)
    {
        _queue.Writer.TryComplete(fault);
        while (_queue.Reader.TryRead(out var write))
        {
            batch.Add(write);
        }

        foreach (var write in batch)
        {
            write.Fail(fault);
        }
    }

    /// <summary>Commits all together or, when one of them fails, each alone, so that it fails alone.</summary>
    private void Commit(WriteSession session, IReadOnlyList<Write> batch)
    {
        var failure = TryCommit(session, batch);
        if (failure is null)
        {
            return;
        }

        foreach (var write in batch)
        {
            if ((batch.Count == 1 ? failure : TryCommit(session, [write])) is { } fault)
            {
                write.Fail(
                    fault is SqliteException { SqliteErrorCode: not Constraint } trouble ? file.Trouble(trouble) : fault
                );
            }
        }
    }

    private Exception? TryCommit(WriteSession session, IReadOnlyList<Write> batch)
    {
        var begun = false;
        try
        {
            session.Statements.Run("BEGIN IMMEDIATE");
            begun = true;
            foreach (var write in batch)
            {
                write.Apply(session);
            }

            session.Statements.Run("COMMIT");
        }
        catch (Exception fault)
        {
            return begun ? Undo(session, fault) : fault;
        }

        committed(session.TakeChanges());
        foreach (var write in batch)
        {
            write.Succeed();
        }

        return null;
    }

    private static Exception Undo(WriteSession session, Exception fault)
    {
        try
        {
            session.Statements.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself, as it does when the disk is full.
        }

        session.Reset();
        return fault;
    }

    private abstract class Write
    {
        public abstract void Apply(WriteSession session);

        public abstract void Succeed();

        public abstract void Fail(Exception fault);
    }

    private sealed class Write<T>(Func<WriteSession, T> write) : Write
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;

        public Task<T> Done => _done.Task;

        public override void Apply(WriteSession session) => _result = write(session);

        public override void Succeed() => _done.TrySetResult(_result);

        public override void Fail(Exception fault) => _done.TrySetException(fault);
    }
}
