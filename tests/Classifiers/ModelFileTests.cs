using System.Buffers.Binary;
using System.Security.Cryptography;
using Belong.Classifiers.Model;
using Xunit;

namespace Belong.Tests.Classifiers;

public sealed class ModelFileTests(ModelFileTests.WrittenModel model) : IClassFixture<ModelFileTests.WrittenModel>
{
    [Fact]
    public void A_missing_file_is_called_missing() =>
        Refused(Path.Combine(Path.GetTempPath(), "no-such.model"), ModelFileFault.Missing, "does not exist");

    [Fact]
    public void A_folder_is_called_unreadable() =>
        Refused(Path.GetTempPath(), ModelFileFault.Unreadable, "cannot be read");

    [Fact]
    public void An_empty_file_is_called_empty() => Refused(Changed(_ => []), ModelFileFault.NotAModel, "is empty");

    [Fact]
    public void Another_kind_of_file_is_called_no_model() =>
        Refused(Changed(_ => "id\ttext\tlabels"u8.ToArray()), ModelFileFault.NotAModel, "is not a classifier model");

    [Theory]
    [InlineData(9)]
    [InlineData(40)]
    [InlineData(5000)]
    public void A_file_that_ends_too_early_is_called_truncated(int length) =>
        Refused(Changed(bytes => bytes[..length]), ModelFileFault.Truncated, "truncated");

    [Fact]
    public void A_file_without_its_last_byte_is_called_truncated() =>
        Refused(Changed(bytes => bytes[..^1]), ModelFileFault.Truncated, "truncated");

    [Fact]
    public void A_newer_file_is_called_newer() =>
        Refused(
            Changed(bytes =>
            {
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), ModelFile.FormatVersion + 1);
                return bytes;
            }),
            ModelFileFault.Newer,
            "Update the program"
        );

    [Fact]
    public void Any_changed_byte_is_called_damage()
    {
        Random random = new(5);
        for (var round = 0; round < 20; round++)
        {
            Refused(
                Changed(bytes =>
                {
                    bytes[random.Next(24, bytes.Length)] ^= (byte)random.Next(1, 256);
                    return bytes;
                }),
                ModelFileFault.Damaged,
                "checksum"
            );
        }
    }

    [Fact]
    public void A_lost_section_is_called_damage_even_under_a_right_checksum() =>
        Refused(
            Changed(bytes =>
            {
                bytes[24] ^= 0x20;
                SHA256.HashData(bytes.AsSpan(0, bytes.Length - 32), bytes.AsSpan(bytes.Length - 32));
                return bytes;
            }),
            ModelFileFault.Damaged,
            "section"
        );

    [Fact]
    public void A_model_read_back_scores_as_the_one_that_was_written()
    {
        var loaded = TextClassifier.Load(model.Path);
        TextClassifier fresh = new(TinyModel.Trained, new string('0', 64));
        var before = new float[5];
        var after = new float[5];
        foreach (var text in TinyModel.Texts().Select(text => text.Text))
        {
            fresh.Score(text, before);
            loaded.Score(text, after);
            Assert.Equal(before, after);
        }
    }

    [Fact]
    public void The_version_names_the_file_by_its_checksum()
    {
        var loaded = TextClassifier.Load(model.Path);
        var checksum = Convert.ToHexStringLower(File.ReadAllBytes(model.Path)[^32..]);
        Assert.EndsWith("+" + checksum[..12], loaded.Version, StringComparison.Ordinal);
        Assert.Equal("belong-text", loaded.Id);
    }

    private static void Refused(string path, ModelFileFault fault, string words)
    {
        var refused = Assert.Throws<ModelFileException>(() => TextClassifier.Load(path));
        Assert.Equal(fault, refused.Fault);
        Assert.Contains(path, refused.Message, StringComparison.Ordinal);
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }

    private string Changed(Func<byte[], byte[]> change)
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(model.Path)!, Guid.NewGuid() + ".model");
        File.WriteAllBytes(path, change(File.ReadAllBytes(model.Path)));
        return path;
    }

    public sealed class WrittenModel : IDisposable
    {
        internal string Path { get; } = TinyModel.Write();

        public void Dispose() => Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);
    }
}
