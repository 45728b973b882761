using System.Text.Json;
using System.Text.Unicode;

namespace Belong.Bot.Charter;

/// <summary>
/// Reads a charter from a JSON file, ours or a community's own (setting <c>Charter:Path</c>), and checks it whole:
/// all faults are listed at once.
/// </summary>
internal static class CharterFile
{
    private const long LargestFile = 1_048_576;

    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
    };

    /// <summary>Where the charter that comes with the bot lies.</summary>
    public static string ShippedPath => Path.Combine(AppContext.BaseDirectory, "Charter", "charter.json");

    /// <summary>The charter in this file.</summary>
    /// <param name="path">Absolute, or relative to the working directory.</param>
    /// <exception cref="CharterException">The file cannot be read, is not JSON, or breaks a rule of
    /// <see cref="CharterReader"/>.</exception>
    public static CommunityCharter Load(string path)
    {
        if (string.IsNullOrWhiteSpace(path) || path.Contains('\0'))
        {
            throw new CharterException(
                "(none)",
                [
                    "No file is named. Write the path of a charter file, or leave the setting out to use the charter "
                        + "that comes with the bot.",
                ]
            );
        }

        path = Path.GetFullPath(path);
        using var document = Parse(path, Read(path));
        var reader = new CharterReader();
        try
        {
            return reader.Read(document.RootElement) ?? throw new CharterException(path, reader.Faults);
        }
        catch (InvalidOperationException)
        {
            // The one thing that the parser leaves to the reading of a text: "\ud83d" without its other half.
            throw new CharterException(
                path,
                [.. reader.Faults, "A text holds half of a \\u character pair. Write the character itself, in UTF-8."]
            );
        }
    }

    private static byte[] Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length > LargestFile
                ? throw new CharterException(
                    path,
                    [$"The file has {file.Length:N0} bytes, more than {LargestFile:N0}. Name the charter's JSON file."]
                )
                : File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CharterException(
                path,
                [
                    "There is no such file. Correct the path, or leave the setting out to use the charter that comes "
                        + "with the bot.",
                ]
            );
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CharterException(
                path,
                [$"The file cannot be read: {fault.Message} Make it a file that the bot's account may read."]
            );
        }
    }

    private static JsonDocument Parse(string path, byte[] bytes)
    {
        // Editors on Windows begin UTF-8 files with this mark; JSON has no place for it.
        var json = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsMemory(3) : bytes.AsMemory();
        if (!Utf8.IsValid(json.Span))
        {
            throw new CharterException(path, ["The file is not UTF-8. Save it with the encoding UTF-8."]);
        }

        try
        {
            return JsonDocument.Parse(json, Options);
        }
        catch (JsonException fault)
        {
            var place = fault.LineNumber is { } line ? $" at line {line + 1}, byte {fault.BytePositionInLine + 1}" : "";
            throw new CharterException(
                path,
                [
                    $"The file is not JSON{place}: {fault.Message} Correct it there; charter.json beside the bot shows "
                        + $"the form.",
                ]
            );
        }
    }
}
