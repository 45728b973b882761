namespace Belong.Classifiers.Data;

/// <summary>
/// Reads the examples of a folder: public sets lie in it as files, our own in <c>examples/</c> and <c>templates/</c>.
/// </summary>
internal static class DataFolder
{
    /// <exception cref="DataException">The folder does not exist or a file in it cannot be used.</exception>
    public static List<LabelledText> Read(string folder, int seed)
    {
        if (!Directory.Exists(folder))
            throw new DataException($"The data folder '{folder}' does not exist. Name an existing folder with --data.");

        List<LabelledText> texts = [];
        foreach (var path in FilesOf(folder).Where(path => Path.GetFileName(path) != TemplateExpander.FillersName))
            texts.AddRange(ReadFile(path, Sources.Of(NameOf(path))));

        foreach (var path in FilesOf(Path.Combine(folder, "examples")))
            texts.AddRange(ReadFile(path, Sources.Own));

        var fillers = Path.Combine(folder, TemplateExpander.FillersName);
        if (File.Exists(fillers))
            texts.AddRange(new TemplateExpander(fillers, seed).Expand(FilesOf(Path.Combine(folder, "templates"))));

        return texts.Count > 0
            ? texts
            : throw new DataException(
                $"The data folder '{folder}' holds no .tsv or .tsv.gz file. Name a folder that does with --data."
            );
    }

    /// <summary>The examples of one file.</summary>
    /// <exception cref="DataException">The file cannot be used.</exception>
    public static IEnumerable<LabelledText> ReadFile(string path, Source source)
    {
        var own = source.Scope == Scope.Everything;
        foreach (var row in TabbedFile.Read(path, "id", "text", "labels", "split"))
        {
            var part =
                !own ? Parting.Of(row[1])
                : row[3] == "validate" ? Parting.OfHeldBack(row[1])
                : Part.Learn;
            yield return new LabelledText(row[0], row[1], LabelNames.Parse(row[2], path), source, part);
        }
    }

    public static string NameOf(string path)
    {
        var name = Path.GetFileName(path);
        return name[..name.IndexOf('.', StringComparison.Ordinal)];
    }

    private static IEnumerable<string> FilesOf(string folder) =>
        Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder)
                .Where(path =>
                    path.EndsWith(".tsv", StringComparison.Ordinal)
                    || path.EndsWith(".tsv.gz", StringComparison.Ordinal)
                )
                .Order(StringComparer.Ordinal)
            : [];
}
