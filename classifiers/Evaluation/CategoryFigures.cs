namespace Belong.Classifiers.Evaluation;

/// <summary>How well one output did on one set.</summary>
/// <param name="Output">A category, or "any attack": the highest of identity, threat, sexual and insult.</param>
/// <param name="Positives">How many texts it should flag.</param>
/// <param name="Negatives">How many it should not; texts of which nobody knows are left out.</param>
/// <param name="Auc">The area under the ROC curve.</param>
/// <param name="AveragePrecision">The area under precision and recall.</param>
/// <param name="Precision">Precision at the shipped threshold; NaN where nothing is flagged.</param>
/// <param name="Recall">Recall at the shipped threshold.</param>
/// <param name="CalibrationError">The expected calibration error over ten bins.</param>
internal sealed record CategoryFigures(
    string Output,
    int Positives,
    int Negatives,
    double Auc,
    double AveragePrecision,
    double Precision,
    double Recall,
    double CalibrationError
);
