using System.Text.Json.Serialization;

namespace Belong.Bot.Platforms.Local.Http;

/// <summary>Problem details, which leave out what they do not have.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ProblemView))]
internal sealed partial class ProblemJson : JsonSerializerContext;
