using System.IO.Compression;
using System.Text;

namespace Belong.Classifiers.Data;

/// <summary>Reads tab-separated text (<c>.tsv</c>, <c>.tsv.gz</c>) whose first line names the columns.</summary>
internal static class TabbedFile
{
    /// <summary>The rows with the wished columns in the wished order.</summary>
    /// <exception cref="DataException">The file cannot be read or lacks a column.</exception>
    public static IEnumerable<string[]> Read(string path, params string[] columns)
    {
        using var reader = Open(path);
        var header = NextLine(reader, path);
        int[] places = [.. columns.Select(column => Array.IndexOf((header ?? "").Split('\t'), column))];
        if (places.Contains(-1))
        {
            throw new DataException(
                $"'{path}' lacks the column '{columns[Array.IndexOf(places, -1)]}'. "
                    + $"Its first line must name these columns, parted by tabs: {string.Join(", ", columns)}."
            );
        }

        var number = 1;
        while (NextLine(reader, path) is { } line)
        {
            number++;
            if (line.Length == 0)
                continue;

            var cells = line.Split('\t');
            yield return cells.Length > places.Max()
                ? [.. places.Select(place => cells[place])]
                : throw new DataException(
                    $"'{path}', line {number}: {cells.Length} columns, expected "
                        + $"{places.Max() + 1}. Part the columns by tabs."
                );
        }
    }

    private static StreamReader Open(string path)
    {
        try
        {
            Stream file = File.OpenRead(path);
            return new StreamReader(
                path.EndsWith(".gz", StringComparison.Ordinal)
                    ? new GZipStream(file, CompressionMode.Decompress)
                    : file,
                Encoding.UTF8
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"'{path}' cannot be opened: {e.Message}", e);
        }
    }

    private static string? NextLine(StreamReader reader, string path)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (InvalidDataException e)
        {
            throw new DataException($"'{path}' is damaged: {e.Message} Restore the file.", e);
        }
    }
}
