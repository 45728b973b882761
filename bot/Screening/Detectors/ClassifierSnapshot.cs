using Belong.Classifiers.Model;
using Belong.Classifiers.Text;

namespace Belong.Bot.Screening.Detectors;

/// <summary>One loaded model, as screening uses it. Immutable.</summary>
/// <param name="Id">The name under which its scores are recorded.</param>
/// <param name="Version">Which model of that name.</param>
/// <param name="Classify">Scores a text.</param>
/// <param name="ThresholdFor">The threshold that the model ships with.</param>
internal sealed record ClassifierSnapshot(
    string Id,
    string Version,
    Func<NormalisedText, Classification> Classify,
    Func<Category, float> ThresholdFor
)
{
    public static ClassifierSnapshot Of(TextClassifier classifier) =>
        new(classifier.Id, classifier.Version, classifier.Classify, classifier.ThresholdFor);
}

/// <summary>Holds the model in use; a new one replaces it between two messages, without a lock.</summary>
internal sealed class ClassifierHolder(ClassifierSnapshot initial)
{
    private volatile ClassifierSnapshot _current = initial;

    public ClassifierSnapshot Current => _current;

    public void Swap(ClassifierSnapshot next) => _current = next;

    /// <summary>Loads a model file and puts it to use. Where it cannot be read, the model in use stays.</summary>
    /// <exception cref="ModelFileException">The file is missing, damaged, newer than this program or no
    /// model.</exception>
    public void Swap(string path) => Swap(ClassifierSnapshot.Of(TextClassifier.Load(path)));
}
