using System.Text.Json.Serialization;
using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local;

/// <summary>What the community's file keeps as JSON: cards and forwarded snapshots.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(Post))]
[JsonSerializable(typeof(ChangeNote))]
[JsonSerializable(typeof(IReadOnlyList<Forward>))]
internal sealed partial class StoredJson : JsonSerializerContext;
