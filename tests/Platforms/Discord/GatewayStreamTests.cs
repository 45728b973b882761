using System.IO.Compression;
using System.Text;
using Belong.Bot.Platforms.Discord.Gateway;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

public sealed class GatewayStreamTests : IDisposable
{
    private readonly MemoryStream _wire = new();
    private readonly ZLibStream _deflating;
    private readonly GatewayInflater _inflater = new();
    private readonly PooledBuffer _buffer = new(1_000_000);

    public GatewayStreamTests() => _deflating = new(_wire, CompressionLevel.Optimal);

    [Fact]
    public void Messages_of_one_connection_share_their_context()
    {
        foreach (var text in new[] { "first", "the second, like the first", new string('x', 200_000), "first" })
        {
            Assert.Equal(text, Inflate(Deflate(text)));
        }
    }

    [Fact]
    public void A_message_is_complete_only_with_its_last_bytes()
    {
        var compressed = Deflate("a message");
        Assert.True(GatewayInflater.IsComplete(compressed));
        Assert.False(GatewayInflater.IsComplete(compressed.AsSpan(0, compressed.Length - 1)));
    }

    [Fact]
    public void A_damaged_stream_is_noticed()
    {
        Inflate(Deflate("a message before"));
        var compressed = Deflate(string.Concat(Enumerable.Range(0, 500).Select(number => $"{number} ")));
        compressed.AsSpan(0, 20).Fill(0xFF);
        Assert.Throws<InvalidDataException>(() => Inflate(compressed));
    }

    [Fact]
    public void A_small_message_that_unfolds_beyond_measure_is_refused()
    {
        var compressed = Deflate(new string('x', 2_000_000));
        var refused = Assert.Throws<InvalidDataException>(() => Inflate(compressed));
        Assert.Contains("1000000 bytes", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _deflating.Dispose();
        _wire.Dispose();
        _inflater.Dispose();
        _buffer.Dispose();
    }

    private byte[] Deflate(string text)
    {
        _wire.SetLength(0);
        _deflating.Write(Encoding.UTF8.GetBytes(text));
        _deflating.Flush();
        return _wire.ToArray();
    }

    private string Inflate(byte[] compressed)
    {
        _buffer.Clear();
        _inflater.Inflate(compressed, _buffer);
        return Encoding.UTF8.GetString(_buffer.Written.Span);
    }
}
