using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Store;

/// <summary>
/// Events and effects as JSON. All that JSON needs to know is here: Cases knows nothing of it. The kind stands
/// in a column of its own, so the payload needs no discriminator.
/// </summary>
internal static class StoreJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,

        // The text goes into a database column, never into a page: no need to escape what HTML would mind.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,

        // A payload that lacks something is damaged; silently made-up defaults would be worse than an error. What an
        // event gains later needs a default in its constructor, since older payloads do not have it.
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { DropWhatIsDerived } },
        Converters =
        {
            new JsonStringEnumConverter(),
            new TextIdConverter<CommunityId>(id => id.Value, text => new CommunityId(text)),
            new TextIdConverter<ChannelId>(id => id.Value, text => new ChannelId(text)),
            new TextIdConverter<MemberId>(id => id.Value, text => new MemberId(text)),
            new TextIdConverter<MessageId>(id => id.Value, text => new MessageId(text)),
            new TextIdConverter<ClauseId>(id => id.Value, text => new ClauseId(text)),
            new CaseIdConverter(),
            new FlagCategoryConverter(),
        },
    };

    public static string Write(object value) => JsonSerializer.Serialize(value, value.GetType(), Options);

    /// <exception cref="StoreException">The payload is damaged.</exception>
    public static T Read<T>(Type type, string payload)
        where T : class
    {
        try
        {
            return (T?)JsonSerializer.Deserialize(payload, type, Options) ?? throw new JsonException("null");
        }
        catch (JsonException damaged)
        {
            throw new StoreException(
                StoreFault.Corrupt,
                $"A stored {type.Name} of the record cannot be read: it is damaged. Put a backup of the database in "
                    + $"its place.",
                damaged
            );
        }
    }

    /// <summary>
    /// Keeps what the constructor or an initialiser takes, and drops what follows from it. Of an effect, also drops
    /// what has columns of its own.
    /// </summary>
    private static void DropWhatIsDerived(JsonTypeInfo type)
    {
        var isEffect = typeof(Effect).IsAssignableFrom(type.Type);
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var property = type.Properties[i];
            var derived = property.Set is null && property.AssociatedParameter is null;
            var inColumn = isEffect && property.AssociatedParameter is null;
            if (derived || inColumn)
                type.Properties.RemoveAt(i);
        }
    }

    private sealed class TextIdConverter<T>(Func<T, string> write, Func<string, T> read) : JsonConverter<T>
        where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            read(reader.GetString() ?? throw new JsonException("an id is missing"));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(write(value));
    }

    private sealed class FlagCategoryConverter : JsonConverter<FlagCategory>
    {
        public override FlagCategory Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => FlagCategory.Find(reader.GetString() ?? "") ?? throw new JsonException("no such category");

        public override void Write(Utf8JsonWriter writer, FlagCategory value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Word);
    }

    private sealed class CaseIdConverter : JsonConverter<CaseId>
    {
        public override CaseId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, CaseId value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Value);
    }
}
