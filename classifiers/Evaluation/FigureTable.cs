using System.Globalization;

namespace Belong.Classifiers.Evaluation;

/// <summary>Writes figures as a table for people.</summary>
internal static class FigureTable
{
    public static void Write(TextWriter writer, IEnumerable<SetFigures> sets)
    {
        writer.WriteLine(
            "| set | texts | false flags per 1,000 benign | output | positives | AUC | average precision "
                + "| precision | recall | calibration error |"
        );
        writer.WriteLine("|---|--:|--:|---|--:|--:|--:|--:|--:|--:|");
        foreach (var set in sets)
        {
            var start = string.Create(
                CultureInfo.InvariantCulture,
                $"| {set.Name} | {set.Texts} | " + $"{Number(set.FalseFlagsPerThousand, "0.0")} |"
            );
            if (set.Outputs.Count == 0)
                writer.WriteLine(start + " - | | | | | | |");

            foreach (var output in set.Outputs)
            {
                writer.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{start} {output.Output} | {output.Positives} | {Number(output.Auc)} | "
                            + $"{Number(output.AveragePrecision)} | {Number(output.Precision)} | "
                            + $"{Number(output.Recall)} | "
                            + $"{Number(output.CalibrationError)} |"
                    )
                );
                start = "| | | |";
            }
        }
    }

    private static string Number(double value, string format = "0.000") =>
        double.IsNaN(value) ? "-" : value.ToString(format, CultureInfo.InvariantCulture);
}
