using System.Globalization;
using System.Text.Json.Nodes;
using Belong.FakeDiscord.Rest;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Interactions;

/// <summary>A command of the bot.</summary>
/// <param name="Guild">Null for a global one.</param>
/// <param name="Body">What the bot sent, without nulls.</param>
/// <param name="Version">A new one with every change.</param>
internal sealed record RegisteredCommand(
    Snowflake Id,
    Snowflake Application,
    Snowflake? Guild,
    JsonObject Body,
    Snowflake Version
)
{
    private static readonly string[] Flags = ["required", "autocomplete"];
    private static readonly string[] Lists = ["choices", "options", "channel_types"];

    public string Name => Body.Text("name")!;

    public CommandKind Kind => (CommandKind)(Body.Number("type") ?? 1);

    /// <summary>Who may use it without an administrator's exception; null for everybody.</summary>
    public Permission? Needed =>
        Body.Has("default_member_permissions") ? OverwriteForm.Bits(Body, "default_member_permissions") : null;

    public IEnumerable<JsonNode?> Options => Body.Items("options");

    /// <summary>As REST shows it; without <paramref name="withLocalizations"/> the dictionaries are missing.</summary>
    public JsonObject ToJson(bool withLocalizations)
    {
        var json = new JsonObject
        {
            ["id"] = Id.ToString(),
            ["application_id"] = Application.ToString(),
            ["version"] = Version.ToString(),
            ["default_member_permissions"] = Needed is { } needed
                ? ((ulong)needed).ToString(CultureInfo.InvariantCulture)
                : null,
            ["type"] = (int)Kind,
            ["name"] = Name,
            ["description"] = Body.Text("description") ?? "",
            ["nsfw"] = false,
            ["contexts"] = Body["contexts"]?.DeepClone(),
            ["integration_types"] = Body["integration_types"]?.DeepClone() ?? new JsonArray(0),
        };
        if (Guild is { } guild)
            json["guild_id"] = guild.ToString();
        else
            json["dm_permission"] = Body.Truth("dm_permission") ?? true;
        if (withLocalizations)
        {
            json["name_localizations"] = Body["name_localizations"]?.DeepClone();
            json["description_localizations"] = Body["description_localizations"]?.DeepClone();
        }

        if (Options.Any())
            json["options"] = Shown(Options, withLocalizations);
        return json;
    }

    /// <summary>Discord leaves out what is false or empty.</summary>
    private static JsonArray Shown(IEnumerable<JsonNode?> options, bool withLocalizations) =>
        options
            .Select(option =>
            {
                var shown = option!.DeepClone().AsObject();
                foreach (var flag in Flags)
                {
                    if (shown.Truth(flag) == false)
                        shown.Remove(flag);
                }

                foreach (var list in Lists)
                {
                    if (!shown.Items(list).Any())
                        shown.Remove(list);
                }

                if (shown["options"] is JsonArray inner)
                    shown["options"] = Shown(inner, withLocalizations);
                if (!withLocalizations)
                {
                    foreach (var one in shown.Items("choices").OfType<JsonObject>().Append(shown))
                    {
                        one.Remove("name_localizations");
                        one.Remove("description_localizations");
                    }
                }

                return (JsonNode)shown;
            })
            .ToJsonArray();
}
