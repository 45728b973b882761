using Belong.Classifiers.Model;

namespace Belong.Tests.Support;

/// <summary>
/// A model that has learned nothing and scores every text one half: for tests in which models come, change and are
/// damaged, and what they think of a text is not the matter. It takes a thousandth of the shipped one's time to write.
/// </summary>
internal static class BlankModel
{
    /// <summary>The score of every text in every category.</summary>
    public const float Score = 0.5f;

    private const int ScreenBits = 8;

    /// <summary>Writes it, whole or not at all.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="version">What the model calls itself.</param>
    /// <param name="threshold">For every category; up to <see cref="Score"/> it flags everything.</param>
    public static void Write(string path, string version, float threshold = Score) =>
        ModelCodec.Write(
            path,
            new ModelParts(
                new ModelDescription("belong-text", version, Seed: 1, Sources: []),
                new Screen(
                    ScreenBits,
                    new byte[Heads.Padded << ScreenBits],
                    new float[Heads.Padded],
                    WordLeaning.Empty
                ),
                Networks: [],
                Stages:
                [
                    new Stage(
                        new Calibration(
                            new float[Calibration.Rows * Calibration.InputsOf(networks: 0)],
                            Calibration.InputsOf(networks: 0)
                        ),
                        Stage.Closed
                    ),
                ],
                Thresholds: [.. Enumerable.Repeat(threshold, Heads.Categories)]
            )
        );
}
