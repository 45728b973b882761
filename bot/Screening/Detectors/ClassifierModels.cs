using Belong.Classifiers.Model;

namespace Belong.Bot.Screening.Detectors;

/// <summary>The model that flags, and the one that only scores.</summary>
/// <param name="InUse">Its scores raise flags.</param>
/// <param name="Shadow">Its scores are recorded beside them; null when none is configured.</param>
internal sealed record ClassifierModels(ClassifierFile InUse, ClassifierFile? Shadow)
{
    /// <exception cref="ModelFileException">A file is missing, damaged, newer than this program or no
    /// model.</exception>
    public static ClassifierModels Load(ClassifierOptions options) =>
        new(
            new ClassifierFile(options.Model ?? ShippedModel.Path),
            options is { Enabled: true, ShadowModel: { } shadow } ? new ClassifierFile(shadow) : null
        );
}
