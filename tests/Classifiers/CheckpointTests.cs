using Belong.Classifiers.Model;
using Belong.Classifiers.Training;
using Xunit;

namespace Belong.Tests.Classifiers;

public sealed class CheckpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("belong-checkpoint-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_run_that_is_interrupted_ends_as_if_it_had_not_been()
    {
        var options = TinyModel.Options(seed: 3, threads: 2) with { Networks = 1, NetworkEpochs = 2 };
        Corpus corpus = new(TinyModel.Texts().Take(60), []);
        var whole = Write("whole", new Trainer(options, _ => { }).Train(corpus));

        var kept = Path.Combine(_folder, "kept");
        Assert.Throws<InvalidOperationException>(() => new Trainer(options, StopInTheSecondPass, kept).Train(corpus));
        List<string> told = [];
        var resumed = Write("resumed", new Trainer(options, told.Add, kept).Train(corpus));

        Assert.Contains(told, line => line.Contains("going on after pass 1", StringComparison.Ordinal));
        Assert.Equal(File.ReadAllBytes(whole), File.ReadAllBytes(resumed));
    }

    [Fact]
    public void A_stage_of_another_run_is_not_taken_up()
    {
        new Checkpoint(_folder, "one").Save("stage", ("numbers", [1f, 2f]));
        var numbers = new float[2];
        Assert.False(new Checkpoint(_folder, "two").TryLoad("stage", ("numbers", numbers)));
        Assert.Equal([0f, 0f], numbers);
        Assert.True(new Checkpoint(_folder, "one").TryLoad("stage", ("numbers", numbers)));
        Assert.Equal([1f, 2f], numbers);
    }

    private static void StopInTheSecondPass(string line)
    {
        if (line.StartsWith("network 1: pass 2", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The power is cut.");
        }
    }

    private string Write(string name, ModelParts parts)
    {
        var path = Path.Combine(_folder, name);
        ModelCodec.Write(path, parts);
        return path;
    }
}
