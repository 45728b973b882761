using System.IO.Compression;

namespace Belong.FakeDiscord.Gateway;

/// <summary>
/// Compress=zlib-stream: one deflate context for the whole connection, each message ended by a sync flush (00 00 FF
/// FF).
/// </summary>
internal sealed class ZlibFrames : IDisposable
{
    private readonly MemoryStream _compressed = new();
    private readonly ZLibStream _deflate;

    public ZlibFrames() => _deflate = new ZLibStream(_compressed, CompressionLevel.Fastest, leaveOpen: true);

    /// <summary>The next bytes of the stream for one message. They stand until the next call.</summary>
    public ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> message)
    {
        _compressed.SetLength(0);
        _deflate.Write(message);
        _deflate.Flush();
        return _compressed.GetBuffer().AsMemory(0, (int)_compressed.Length);
    }

    public void Dispose()
    {
        _deflate.Dispose();
        _compressed.Dispose();
    }
}
