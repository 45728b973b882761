using Belong.Classifiers.Data;
using Belong.Classifiers.Model;
using Belong.Classifiers.Training;

namespace Belong.Tests.Classifiers;

/// <summary>A model small enough to train inside a test.</summary>
internal static class TinyModel
{
    public static TrainingOptions Options(int seed, int threads) =>
        new()
        {
            Seed = seed,
            Threads = threads,
            ScreenBits = 12,
            ScreenEpochs = 2,
            Networks = 2,
            NetworkEpochs = 1,
            LongestText = 24,
        };

    private static readonly Lazy<ModelParts> TrainedOnce = new(() => Train(seed: 1, threads: 2));

    /// <summary>Trained when the first test asks for it, for all that only read it.</summary>
    public static ModelParts Trained => TrainedOnce.Value;

    public static ModelParts Train(int seed, int threads) =>
        new Trainer(Options(seed, threads), _ => { }).Train(new Corpus(Texts(), []));

    /// <summary>Three hundred invented lines; one in four is an insult, one in four a sales pitch.</summary>
    public static IEnumerable<LabelledText> Texts()
    {
        string[] subjects =
        [
            "the meeting",
            "our workshop",
            "this report",
            "the council",
            "your idea",
            "that plan",
            "my group",
        ];
        string[] insults = ["you are an idiot", "what a moron you are", "you stupid fool", "shut up you clown"];
        string[] pitches =
        [
            "buy our coaching package",
            "book a sales call today",
            "get 20% off our course",
            "order now for a discount",
        ];
        string[] kind = ["thank you for sharing", "see you next week", "we enjoyed it", "here are the notes"];
        for (var i = 0; i < 300; i++)
        {
            var subject = subjects[i % subjects.Length];
            var (text, labels) = (i % 4) switch
            {
                0 => ($"{insults[i / 4 % 4]} and {subject} {i}", Labels.Insult),
                1 => ($"{pitches[i / 4 % 4]} about {subject} {i}", Labels.Promotion),
                _ => ($"{kind[i / 4 % 4]} on {subject} {i}", Labels.None),
            };
            yield return new LabelledText(
                $"tiny-{i}",
                text,
                labels,
                Sources.Own,
                i % 5 == 0 ? Part.Choose : Part.Learn
            );
        }
    }

    /// <summary>Writes a tiny model into a fresh folder.</summary>
    public static string Write()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("belong-model-").FullName, "tiny.model");
        ModelCodec.Write(path, Trained);
        return path;
    }
}
