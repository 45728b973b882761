using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Belong.Bot.Platforms.Local.Http;

/// <summary>Reads the JSON of a request, with a plain word about everything that can be wrong with it.</summary>
internal static class RequestBody
{
    /// <summary>In bytes.</summary>
    public const int Longest = 1024 * 1024;

    private static readonly Problem TooLarge = new(
        413,
        "The request is too large",
        $"A body has at most {Longest:N0} bytes. Send less."
    );

    public static async Task<Outcome<T>> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : Request
    {
        var request = context.Request;
        if (!request.HasJsonContentType())
        {
            return new Problem(
                415,
                "The content type is not supported",
                "Send the body as JSON, with Content-Type: application/json."
            );
        }

        if (request.ContentLength > Longest)
        {
            return TooLarge;
        }

        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > Longest)
            {
                reader.AdvanceTo(read.Buffer.End);
                return TooLarge;
            }

            if (read.IsCompleted)
            {
                var parsed = Parse(read.Buffer, type);
                reader.AdvanceTo(read.Buffer.End);
                return parsed;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static Outcome<T> Parse<T>(ReadOnlySequence<byte> body, JsonTypeInfo<T> type)
        where T : Request
    {
        var bytes = body.IsSingleSegment ? body.FirstSpan : body.ToArray();
        if (bytes.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }

        if (!Utf8.IsValid(bytes))
        {
            return Problem.Malformed("The body is not valid UTF-8. Send JSON in UTF-8.");
        }

        try
        {
            return JsonSerializer.Deserialize(bytes, type) switch
            {
                null => Problem.Malformed("The body is null. Send a JSON object."),
                { Unknown: { Count: > 0 } unknown } => Problem.Malformed(
                    $"The field '{Access.Shorten(unknown.Keys.First())}' is not known here. Leave it out or correct "
                        + $"it.",
                    unknown.Keys.First()
                ),
                var request => request,
            };
        }
        catch (JsonException fault)
        {
            return IsJson(bytes) && FieldOf(fault) is { } field
                ? Problem.Malformed(
                    $"The field '{Access.Shorten(field)}' does not have the form it should have.",
                    field
                )
                : Problem.Malformed(
                    "The body is not a JSON object as expected "
                        + $"(line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1})."
                );
        }
    }

    private static bool IsJson(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes);
            while (reader.Read()) { }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The outermost property that was being read.</summary>
    private static string? FieldOf(JsonException fault)
    {
        if (fault.Path is not { } path || !path.StartsWith("$.", StringComparison.Ordinal))
        {
            return null;
        }

        var end = path.AsSpan(2).IndexOfAny('.', '[');
        return end < 0 ? path[2..] : path[2..(2 + end)];
    }
}
