using System.Globalization;
using System.Text.Json;
using Belong.Bot.Cases;

namespace Belong.Bot.Store;

/// <summary>
/// A message's scores as JSON: <c>{"Insult":0.9,"shadow":{"model":"2","Insult":0.7}}</c>. The second model's part is
/// left out where there is none, as in every row that was written before there were two.
/// </summary>
internal static class ScoresJson
{
    /// <summary>Where the second model's part stands.</summary>
    public const string Shadow = "shadow";

    /// <summary>Where its version stands in that part.</summary>
    public const string Model = "model";

    public static string Write(IReadOnlyDictionary<FlagCategory, float> scores, ShadowScores? shadow)
    {
        if (scores.Count == 0 && shadow is null)
            return "{}";

        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            Write(json, scores);
            if (shadow is not null)
            {
                json.WriteStartObject(Shadow);
                json.WriteString(Model, shadow.Model);
                Write(json, shadow.Scores);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <exception cref="StoreException">The scores are damaged.</exception>
    public static (IReadOnlyDictionary<FlagCategory, float> Scores, ShadowScores? Shadow) Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var shadow = document.RootElement.TryGetProperty(Shadow, out var second)
                ? new ShadowScores(
                    second.GetProperty(Model).GetString() ?? throw new JsonException("no model"),
                    ReadScores(second)
                )
                : null;
            return (ReadScores(document.RootElement), shadow);
        }
        catch (Exception damaged)
            when (damaged
                    is JsonException
                        or ArgumentException
                        or InvalidOperationException
                        or FormatException
                        or KeyNotFoundException
            )
        {
            throw new StoreException(
                StoreFault.Corrupt,
                "The stored scores of a message cannot be read: they are damaged. Put a backup of the database in its "
                    + "place.",
                damaged
            );
        }
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyDictionary<FlagCategory, float> scores)
    {
        foreach (var (category, score) in scores)
            json.WriteNumber(category.Word, score);
    }

    private static Dictionary<FlagCategory, float> ReadScores(JsonElement part)
    {
        Dictionary<FlagCategory, float> scores = [];
        foreach (var property in part.EnumerateObject())
        {
            if (property.Name is not (Shadow or Model))
                scores[FlagCategory.Named(property.Name)] = property.Value.GetSingle();
        }

        return scores;
    }

    /// <summary>
    /// A threshold in the shortest digits that make the same float, as scores are written: then both compare alike.
    /// </summary>
    public static double AsWritten(double threshold) =>
        double.Parse(((float)threshold).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
