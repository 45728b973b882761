using Belong.Classifiers.Model;
using Xunit;

namespace Belong.Tests.Classifiers;

public sealed class TrainingTests
{
    [Fact]
    public void The_same_seed_gives_the_same_file_whatever_the_number_of_threads()
    {
        var folder = Directory.CreateTempSubdirectory("belong-training-").FullName;
        var one = Path.Combine(folder, "one.model");
        var two = Path.Combine(folder, "two.model");
        ModelCodec.Write(one, TinyModel.Trained);
        ModelCodec.Write(two, TinyModel.Train(seed: 1, threads: 1));
        Assert.Equal(File.ReadAllBytes(one), File.ReadAllBytes(two));
    }

    [Fact]
    public void Another_seed_gives_another_model()
    {
        var first = TinyModel.Trained;
        var second = TinyModel.Train(seed: 2, threads: 2);
        Assert.NotEqual(first.Networks[0].Weights.ToArray(), second.Networks[0].Weights.ToArray());
    }

    [Fact]
    public void Training_tells_insults_and_pitches_from_ordinary_talk()
    {
        TextClassifier classifier = new(TinyModel.Trained, new string('0', 64));
        var insult = new float[5];
        var pitch = new float[5];
        var talk = new float[5];
        classifier.Score("you stupid idiot", insult);
        classifier.Score("buy our course at a discount", pitch);
        classifier.Score("thank you for the notes", talk);
        Assert.True(insult[(int)Category.Insult] > talk[(int)Category.Insult]);
        Assert.True(pitch[(int)Category.Promotion] > talk[(int)Category.Promotion]);
    }
}
