using System.Globalization;
using System.Text.Json;
using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Discord.Interactions;

/// <summary>What somebody pressed, typed or sent, as the bot knows it.</summary>
internal static class InteractionReader
{
    public const int Command = 2;
    public const int Component = 3;
    public const int Autocomplete = 4;
    public const int FormSent = 5;

    private const int MessageMenu = 3;
    private const int Subcommand = 1;
    private const int SubcommandGroup = 2;
    private const int NumberOption = 4;
    private const int UserOption = 6;

    /// <param name="payload">INTERACTION_CREATE's data.</param>
    /// <param name="asked">Who asks, where.</param>
    /// <param name="commands">What the bot offers.</param>
    /// <returns>Null for what the bot offers nothing for.</returns>
    public static ChatEvent? Read(JsonElement payload, Interaction asked, IReadOnlyList<CommandSpec> commands)
    {
        var data = payload.At("data");
        switch (payload.Number("type"))
        {
            case Command when data.Number("type") == MessageMenu:
                return
                    data.Id("target_id") is { } target
                    && payload.Id("channel_id") is { } channel
                    && commands.FirstOrDefault(command => command.MessageMenu == data.Text("name")) is { } spec
                    ? new ChatEvent.CommandInvoked(
                        asked,
                        spec.Name,
                        new Dictionary<string, string>(),
                        DiscordId.Message(channel, target)
                    )
                    : null;
            case Command:
                var (name, options) = Typed(data);
                return new ChatEvent.CommandInvoked(asked, name, options, null);
            case Autocomplete:
                return Focused(data) is { ValueKind: JsonValueKind.Object } focused
                    ? new ChatEvent.SuggestionsAsked(
                        asked,
                        Innermost(data).Name,
                        focused.Text("name") ?? "",
                        ValueOf(focused) ?? ""
                    )
                    : null;
            case Component:
                return new ChatEvent.ButtonPressed(asked, data.Text("custom_id") ?? "", null, MessageOf(payload));
            case FormSent:
                return new ChatEvent.ButtonPressed(
                    asked,
                    data.Text("custom_id") ?? "",
                    FormPayload.Read(data),
                    MessageOf(payload)
                );
            default:
                return null;
        }
    }

    /// <summary>The message that carries the button; null where there is none.</summary>
    public static MessageId? MessageOf(JsonElement payload) =>
        payload.At("message").Id("id") is { } message
        && (payload.At("message").Id("channel_id") ?? payload.Id("channel_id")) is { } channel
            ? DiscordId.Message(channel, message)
            : null;

    /// <summary>Whether suggestions for what is being typed are to be numbers, not texts.</summary>
    public static bool CompletesNumber(JsonElement payload) =>
        Focused(payload.At("data")).Number("type") == NumberOption;

    private static (string Name, Dictionary<string, string> Options) Typed(JsonElement data)
    {
        var (name, level) = Innermost(data);
        Dictionary<string, string> options = [];
        foreach (var option in level.List("options"))
        {
            if (option.Text("name") is { } key && ValueOf(option) is { } value)
                options[key] = value;
        }

        return (name, options);
    }

    /// <summary>The command's whole name, and where its options are.</summary>
    private static (string Name, JsonElement Level) Innermost(JsonElement data)
    {
        var name = data.Text("name") ?? "";
        var level = data;
        while (
            level.List("options").FirstOrDefault() is { ValueKind: JsonValueKind.Object } inner
            && inner.Number("type") is Subcommand or SubcommandGroup
        )
        {
            name += $" {inner.Text("name")}";
            level = inner;
        }

        return (name, level);
    }

    /// <summary>The option that is being typed; undefined where none is.</summary>
    private static JsonElement Focused(JsonElement data) =>
        Innermost(data).Level.List("options").FirstOrDefault(option => option.Flag("focused"));

    private static string? ValueOf(JsonElement option)
    {
        var value = option.At("value");
        return value.ValueKind switch
        {
            JsonValueKind.String when option.Number("type") == UserOption && value.AsId() is { } user => DiscordId
                .Member(user)
                .Value,
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.TryGetInt64(out var whole)
                ? whole.ToString(CultureInfo.InvariantCulture)
                : value.GetDouble().ToString(CultureInfo.InvariantCulture),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };
    }
}
