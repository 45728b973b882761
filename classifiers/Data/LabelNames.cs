namespace Belong.Classifiers.Data;

/// <summary>Reads the comma lists of labels in data files.</summary>
internal static class LabelNames
{
    /// <exception cref="DataException">A label is not known.</exception>
    public static Labels Parse(string list, string path)
    {
        var labels = Labels.None;
        foreach (var name in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            labels |= name switch
            {
                "none" => Labels.None,
                "insult" => Labels.Insult,
                "identity" => Labels.Identity,
                "threat" => Labels.Threat,
                "sexual" => Labels.Sexual,
                "obscene" => Labels.Obscene,
                "doxxing" => Labels.Doxxing,
                "promotion" => Labels.Promotion,
                "spam" => Labels.Spam,
                "hostile" => Labels.Hostile,
                _ => throw new DataException(
                    $"'{path}' has the label '{name}'. Known labels: insult, identity, "
                        + $"threat, sexual, "
                        + "obscene, doxxing, promotion, spam, hostile, or none."
                ),
            };
        }

        return labels;
    }
}
