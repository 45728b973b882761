using Belong.Classifiers.Evaluation;
using Belong.Classifiers.Model;
using Xunit;

namespace Belong.Tests.Classifiers;

public sealed class ModelCardTests
{
    [Fact]
    public void The_cards_figures_on_our_own_examples_are_those_of_the_shipped_model()
    {
        var classifiers = ClassifiersFolder();
        var card = File.ReadAllText(Path.Combine(classifiers, "model", "CARD.md"));
        var classifier = TextClassifier.Load(ShippedModel.Path);
        Assert.StartsWith($"# Model card: {classifier.Id} {classifier.Version}\n", card, StringComparison.Ordinal);
        Assert.Contains(
            ModelCard.OwnFigures(classifier, Path.Combine(classifiers, "data")),
            card,
            StringComparison.Ordinal
        );
    }

    private static string ClassifiersFolder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Belong.Bot.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(
            folder?.FullName ?? throw new InvalidOperationException("The tests run outside of the repository."),
            "classifiers"
        );
    }
}
