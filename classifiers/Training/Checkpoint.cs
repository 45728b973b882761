using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>
/// Keeps finished stages of a training run in a folder, so that an interrupted run goes on where it stopped. A stage of
/// another run (other data, seed or options) is never taken up.
/// </summary>
internal sealed class Checkpoint(string folder, string fingerprint)
{
    private const string FingerprintSection = "print";
    private const int Fast = 1;

    /// <summary>What tells one run from another.</summary>
    public static string FingerprintOf(Corpus corpus, TrainingOptions options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        // The number of threads does not change the result.
        hash.AppendData(Encoding.UTF8.GetBytes((options with { Threads = 0 }).ToString()));
        foreach (var example in corpus.Training)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(example.Text.Text));
            hash.AppendData(MemoryMarshal.AsBytes<float>(example.Targets));
            hash.AppendData(MemoryMarshal.AsBytes<float>(example.Weights));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public void Save(string stage, params (string Name, float[] Content)[] sections)
    {
        Directory.CreateDirectory(folder);
        List<(string, byte[])> content = [(FingerprintSection, Encoding.ASCII.GetBytes(fingerprint))];
        content.AddRange(
            sections.Select(section => (section.Name, MemoryMarshal.AsBytes<float>(section.Content).ToArray()))
        );
        ModelFile.Write(PathOf(stage), content, Fast);
    }

    /// <summary>
    /// Fills the arrays with what a stage saved. Returns false, and fills nothing, where there is no such stage of this
    /// run.
    /// </summary>
    public bool TryLoad(string stage, params (string Name, float[] Content)[] sections)
    {
        ModelFile file;
        try
        {
            file = ModelFile.Read(PathOf(stage));
        }
        catch (ModelFileException)
        {
            return false;
        }

        if (
            Encoding.ASCII.GetString(file[FingerprintSection]) != fingerprint
            || sections.Any(section =>
                !file.Has(section.Name) || file[section.Name].Length != section.Content.Length * sizeof(float)
            )
        )
        {
            return false;
        }

        foreach ((var name, var content) in sections)
            MemoryMarshal.Cast<byte, float>(file[name]).CopyTo(content);

        return true;
    }

    private string PathOf(string stage) => Path.Combine(folder, stage + ".stage");
}
