namespace Belong.FakeDiscord.Gateway;

/// <summary>The raw connection below a WebSocket, which can be cut after a number of bytes or freeze.</summary>
internal sealed class WireStream(Stream inner, Action abort) : Stream
{
    private readonly TaskCompletionSource _never = new();
    private readonly CancellationTokenSource _ended = new();
    private long? _bytesLeft;
    private volatile bool _frozen;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Cuts TCP after so many more bytes.</summary>
    public void CutAfter(long bytes) => _bytesLeft = bytes;

    /// <summary>Neither reads nor writes from now on; the socket stays.</summary>
    public void Freeze() => _frozen = true;

    /// <summary>Cuts TCP now; what is on its way may be lost.</summary>
    public void Cut() => abort();

    /// <summary>Ends TCP without a word, once what was written has left.</summary>
    public void End() => _ended.Cancel();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_frozen)
            await _never.Task.WaitAsync(cancellationToken);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended.Token);
        var read = await inner.ReadAsync(buffer, either.Token);
        if (_frozen && read > 0)
            await _never.Task.WaitAsync(cancellationToken);
        return read;
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        if (_frozen)
            await _never.Task.WaitAsync(cancellationToken);
        if (_ended.IsCancellationRequested)
            throw new IOException("Ended by a fault.");
        if (_bytesLeft is { } left && buffer.Length >= left)
        {
            await inner.WriteAsync(buffer[..(int)left], cancellationToken);
            await inner.FlushAsync(cancellationToken);
            End();
            throw new IOException("Cut by a fault.");
        }

        _bytesLeft -= buffer.Length;
        await inner.WriteAsync(buffer, cancellationToken);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        _frozen ? Task.CompletedTask : inner.FlushAsync(cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _ended.Dispose();
        base.Dispose(disposing);
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
