using System.IO.Compression;

namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>
/// The one inflate context that all messages of a connection share (transport compression <c>zlib-stream</c>).
/// </summary>
internal sealed class GatewayInflater : IDisposable
{
    private readonly Feed _feed = new();
    private readonly ZLibStream _inflating;

    private static ReadOnlySpan<byte> SyncFlush => [0x00, 0x00, 0xFF, 0xFF];

    public GatewayInflater() => _inflating = new(_feed, CompressionMode.Decompress);

    /// <summary>A message is complete when its bytes end in zlib's sync flush.</summary>
    public static bool IsComplete(ReadOnlySpan<byte> compressed) => compressed.EndsWith(SyncFlush);

    /// <summary>Inflates one complete message.</summary>
    /// <exception cref="InvalidDataException">The stream is corrupt, or the message too large for the buffer. The
    /// context is of no further use.</exception>
    public void Inflate(ReadOnlyMemory<byte> compressed, PooledBuffer into)
    {
        _feed.Next = compressed;
        while (_inflating.Read(into.Free().Span) is > 0 and var bytes)
            into.Advance(bytes);
    }

    public void Dispose() => _inflating.Dispose();

    /// <summary>Says "no more" at the end of each message, and goes on with the next.</summary>
    private sealed class Feed : Stream
    {
        public ReadOnlyMemory<byte> Next { get; set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            var bytes = Math.Min(buffer.Length, Next.Length);
            Next.Span[..bytes].CopyTo(buffer);
            Next = Next[bytes..];
            return bytes;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
