using System.Text.Json.Serialization;

namespace Belong.Bot.Platforms.Local.Http;

/// <summary>What the HTTP interface reads and writes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(LooseText)])]
[JsonSerializable(typeof(JoinRequest))]
[JsonSerializable(typeof(RenameRequest))]
[JsonSerializable(typeof(HandSanctionRequest))]
[JsonSerializable(typeof(PostRequest))]
[JsonSerializable(typeof(EditRequest))]
[JsonSerializable(typeof(PressRequest))]
[JsonSerializable(typeof(CommandRequest))]
[JsonSerializable(typeof(IReadOnlyList<MessageView>))]
[JsonSerializable(typeof(IReadOnlyList<MemberView>))]
[JsonSerializable(typeof(IReadOnlyList<ChannelView>))]
[JsonSerializable(typeof(IReadOnlyList<CommandView>))]
[JsonSerializable(typeof(IReadOnlyList<ChoiceView>))]
[JsonSerializable(typeof(ReplyView))]
[JsonSerializable(typeof(MessageUpdateView))]
[JsonSerializable(typeof(MemberUpdateView))]
internal sealed partial class LocalJson : JsonSerializerContext;
