using System.Text.Json;

namespace Belong.Bot.Platforms.Discord.Guilds;

/// <summary>A role of a server. Of two roles of the same position the one with the smaller id ranks higher.</summary>
internal sealed record GuildRole(ulong Id, string Name, Permission Permissions, int Position, bool IsManaged)
{
    public static GuildRole? Read(JsonElement role) =>
        role.Id("id") is { } id
            ? new GuildRole(
                id,
                role.Text("name") ?? "",
                (Permission)role.Bits("permissions"),
                (int)(role.Number("position") ?? 0),
                role.Flag("managed")
            )
            : null;

    public bool IsAbove(GuildRole other) => Position > other.Position || (Position == other.Position && Id < other.Id);
}
