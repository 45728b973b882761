using System.Buffers;

namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>Bytes that grow in rented arrays up to a bound.</summary>
/// <param name="most">The bound in bytes.</param>
internal sealed class PooledBuffer(int most) : IDisposable
{
    private const int Ordinary = 64 * 1024;

    private byte[] _rented = ArrayPool<byte>.Shared.Rent(Ordinary);

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _rented.AsMemory(0, Length);

    /// <summary>Free after what is written.</summary>
    /// <exception cref="InvalidDataException">There would be more than the bound.</exception>
    public Memory<byte> Free()
    {
        if (Length > most)
            throw new InvalidDataException($"a message is larger than {most} bytes");

        if (Length == _rented.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_rented.Length * 2);
            _rented.CopyTo(larger, 0);
            ArrayPool<byte>.Shared.Return(_rented);
            _rented = larger;
        }

        return _rented.AsMemory(Length);
    }

    /// <summary>Takes the first bytes of <see cref="Free"/> as written.</summary>
    public void Advance(int bytes) => Length += bytes;

    /// <summary>Forgets what is written; an array that an unusually large message needed goes back.</summary>
    public void Clear()
    {
        Length = 0;
        if (_rented.Length > 16 * Ordinary)
        {
            ArrayPool<byte>.Shared.Return(_rented);
            _rented = ArrayPool<byte>.Shared.Rent(Ordinary);
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_rented);
        _rented = [];
        Length = 0;
    }
}
