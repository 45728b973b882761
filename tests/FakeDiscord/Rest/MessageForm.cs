using System.Text;
using System.Text.Json.Nodes;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Rest;

/// <summary>The part that all bodies with a message share, checked beyond what the schema says.</summary>
internal sealed record MessageForm(
    JsonNode? Body,
    string? Content,
    JsonArray? Embeds,
    JsonArray? Components,
    MessageFlags? Flags,
    JsonArray Files
)
{
    private const int LongestContent = 2000;
    private const int LongestEmbeds = 6000;

    /// <summary>
    /// Reads a body; absent properties are null. <paramref name="at"/> is where in the request it stands, ended by a
    /// dot.
    /// </summary>
    public static MessageForm Read(JsonNode? body, JsonArray files, string at = "", MessageFlags before = 0)
    {
        var content = body.Text("content");
        if (content?.EnumerateRunes().Count() > LongestContent)
            throw InvalidForm.TooLong($"{at}content", LongestContent);
        var embeds = body.Names("embeds") ? body.Items("embeds").Select(Embed).ToJsonArray() : null;
        if (embeds?.Sum(Length) > LongestEmbeds)
        {
            throw InvalidForm.At(
                $"{at}embeds",
                "MAX_EMBED_SIZE_EXCEEDED",
                $"Embed size exceeds maximum size of {LongestEmbeds}"
            );
        }

        var flags = body.Number("flags") is { } bits ? (MessageFlags?)(int)bits : null;
        var isV2 =
            (flags ?? before).HasFlag(MessageFlags.IsComponentsV2) || before.HasFlag(MessageFlags.IsComponentsV2);
        if (
            isV2 && (!string.IsNullOrEmpty(content) || embeds?.Count > 0 || body.Has("poll") || body.Has("sticker_ids"))
        )
        {
            throw InvalidForm.At(
                $"{at}content",
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                "The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            );
        }

        var components = body.Names("components")
            ? ComponentForm.Read(body.Items("components"), $"{at}components", isV2)
            : null;
        return new MessageForm(body, content, embeds, components, flags, files);
    }

    public bool IsEmpty =>
        string.IsNullOrEmpty(Content)
        && Embeds is not { Count: > 0 }
        && Components is not { Count: > 0 }
        && Files.Count == 0
        && !Body.Has("poll")
        && !Body.Has("sticker_ids")
        && !IsForward;

    public bool IsForward => Body?["message_reference"].Number("type") == 1;

    /// <summary>Flags that a sender may set.</summary>
    public MessageFlags Settable =>
        (Flags ?? 0) & (MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.IsComponentsV2);

    public MessageDraft Draft(Channel channel, User author) =>
        new(channel, author, Content ?? "")
        {
            Flags = Settable,
            Embeds = Embeds ?? [],
            Components = Components ?? [],
            Attachments = Files,
            AllowedMentions = Body?["allowed_mentions"]?.DeepClone() as JsonObject,
        };

    /// <summary>Writes what the body names over a message.</summary>
    public void Apply(Message message)
    {
        if (Body.Names("content"))
            message.Content = Content ?? "";
        if (Embeds is not null)
            message.Embeds = Embeds;
        if (Components is not null)
            message.Components = Components;
        if (Body.Names("attachments") || Files.Count > 0)
            message.Attachments = Files;
        if (Body.Names("allowed_mentions"))
            message.AllowedMentions = Body!["allowed_mentions"]?.DeepClone() as JsonObject;
        if (Flags is not null)
        {
            message.Flags =
                (message.Flags & ~MessageFlags.SuppressEmbeds)
                | (Flags.Value & (MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2));
        }
    }

    /// <summary>An embed as it will be shown: without nulls, of type rich.</summary>
    private static JsonNode Embed(JsonNode? json)
    {
        var embed = ComponentForm.WithoutNulls(json!.AsObject());
        embed["type"] = "rich";
        foreach (var field in embed.Items("fields"))
            field!["inline"] = field.Truth("inline") ?? false;
        return embed;
    }

    private static int Length(JsonNode? embed)
    {
        var texts = new StringBuilder(embed.Text("title"))
            .Append(embed.Text("description"))
            .Append(embed?["footer"].Text("text"))
            .Append(embed?["author"].Text("name"));
        foreach (var field in embed.Items("fields"))
            texts.Append(field.Text("name")).Append(field.Text("value"));
        return texts.ToString().EnumerateRunes().Count();
    }
}
