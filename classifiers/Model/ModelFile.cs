using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Belong.Classifiers.Model;

/// <summary>
/// The form of a model on disk: a magic word, the version of the form, the total length, named compressed sections, and
/// a SHA-256 over all of it. Numbers are little-endian.
/// </summary>
internal sealed class ModelFile
{
    /// <summary>The newest form that this program reads and the one that it writes.</summary>
    public const uint FormatVersion = 2;

    private const int HeaderLength = 24;
    private const int NameLength = 8;
    private const int MostSections = 64;
    private const int LongestSection = 256 * 1024 * 1024;
    private static readonly byte[] Magic = "BELONGTC"u8.ToArray();

    private readonly Dictionary<string, byte[]> _sections;

    private ModelFile(Dictionary<string, byte[]> sections, string checksum)
    {
        _sections = sections;
        Checksum = checksum;
    }

    /// <summary>The checksum in lower-case hexadecimal.</summary>
    public string Checksum { get; }

    public bool Has(string name) => _sections.ContainsKey(name);

    public byte[] this[string name] => _sections[name];

    /// <summary>Writes a model beside its place and moves it there, so that nobody ever reads half of one.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="sections">What it holds, by names of at most eight letters.</param>
    /// <param name="effort">How hard to compress, from 0 to 11.</param>
    public static void Write(string path, IReadOnlyList<(string Name, byte[] Content)> sections, int effort = 9)
    {
        using MemoryStream body = new();
        body.Write(Magic);
        WriteUInt32(body, FormatVersion);
        WriteUInt32(body, (uint)sections.Count);
        body.Write(new byte[8]);
        foreach ((var name, var content) in sections)
        {
            var packed = Compress(content, effort);
            var label = new byte[NameLength];
            Encoding.ASCII.GetBytes(name, label);
            body.Write(label);
            WriteUInt32(body, (uint)content.Length);
            WriteUInt32(body, (uint)packed.Length);
            body.Write(packed);
        }

        var bytes = body.ToArray();
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(16), (ulong)(bytes.Length + SHA256.HashSizeInBytes));
        var fresh = path + ".new";
        using (var file = File.Create(fresh))
        {
            file.Write(bytes);
            file.Write(SHA256.HashData(bytes));
            file.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
    }

    /// <exception cref="ModelFileException">The file is missing, unreadable, truncated, damaged, newer or no
    /// model.</exception>
    public static ModelFile Read(string path)
    {
        var bytes = ReadBytes(path);
        if (bytes.Length < Magic.Length || !bytes.AsSpan(0, Magic.Length).SequenceEqual(Magic))
            throw Fault(path, ModelFileFault.NotAModel, bytes.Length == 0 ? "is empty" : "is not a classifier model");

        var version = bytes.Length >= HeaderLength ? BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8)) : 0;
        if (version > FormatVersion)
        {
            throw new ModelFileException(
                path,
                ModelFileFault.Newer,
                $"The model file '{path}' has format {version}, "
                    + $"and this program reads "
                    + $"formats up to {FormatVersion}. Update the program, or use a model that this version trained."
            );
        }

        if (version < FormatVersion && bytes.Length >= HeaderLength)
        {
            throw new ModelFileException(
                path,
                ModelFileFault.Older,
                $"The model file '{path}' has format {version}, "
                    + $"and this program reads "
                    + $"format {FormatVersion}. Use the model that came with this program, or train one."
            );
        }

        var length =
            bytes.Length >= HeaderLength ? BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(16)) : ulong.MaxValue;
        if ((ulong)bytes.Length < length)
            throw Fault(path, ModelFileFault.Truncated, "is truncated: it ends before its declared length");

        var body = bytes.AsSpan(0, Math.Max(0, bytes.Length - SHA256.HashSizeInBytes));
        if ((ulong)bytes.Length > length || !SHA256.HashData(body).AsSpan().SequenceEqual(bytes.AsSpan(body.Length)))
            throw Fault(path, ModelFileFault.Damaged, "is damaged: its checksum does not match its content");

        try
        {
            return new ModelFile(ReadSections(body), Convert.ToHexStringLower(bytes.AsSpan(body.Length)));
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException or InvalidOperationException)
        {
            throw Fault(path, ModelFileFault.Damaged, "is damaged: a section cannot be read", e);
        }
    }

    internal static ModelFileException Fault(string path, ModelFileFault fault, string what, Exception? inner = null) =>
        new(
            path,
            fault,
            $"The model file '{path}' {what}. Restore it from the distribution, or train a new one with "
                + $"the 'train' verb.",
            inner
        );

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Fault(path, ModelFileFault.Missing, "does not exist", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Fault(path, ModelFileFault.Unreadable, $"cannot be read ({e.Message.TrimEnd('.')})", e);
        }
    }

    private static Dictionary<string, byte[]> ReadSections(ReadOnlySpan<byte> body)
    {
        Dictionary<string, byte[]> sections = [];
        var count = BinaryPrimitives.ReadUInt32LittleEndian(body[12..]);
        var at = HeaderLength;
        for (uint i = 0; i < Math.Min(count, MostSections); i++)
        {
            var name = Encoding.ASCII.GetString(body.Slice(at, NameLength)).TrimEnd('\0');
            var length = BinaryPrimitives.ReadInt32LittleEndian(body[(at + NameLength)..]);
            var packed = BinaryPrimitives.ReadInt32LittleEndian(body[(at + NameLength + 4)..]);
            at += NameLength + 8;
            var content = new byte[
                length is >= 0 and <= LongestSection ? length : throw new InvalidDataException(name)
            ];
            if (!BrotliDecoder.TryDecompress(body.Slice(at, packed), content, out var written) || written != length)
                throw new InvalidDataException(name);

            sections[name] = content;
            at += packed;
        }

        return sections;
    }

    private static byte[] Compress(byte[] content, int effort)
    {
        var target = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        return BrotliEncoder.TryCompress(content, target, out var written, quality: effort, window: 22)
            ? target[..written]
            : throw new InvalidOperationException("Brotli did not fit its own bound.");
    }

    private static void WriteUInt32(Stream stream, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        stream.Write(bytes);
    }
}
