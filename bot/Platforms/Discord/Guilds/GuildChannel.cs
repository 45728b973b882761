using System.Collections.Immutable;
using System.Text.Json;

namespace Belong.Bot.Platforms.Discord.Guilds;

/// <summary>What a role or a member is allowed or denied in a channel beside what the server says.</summary>
internal readonly record struct Overwrite(ulong Target, bool IsMember, Permission Allow, Permission Deny);

/// <summary>A channel, thread or forum post of a server.</summary>
internal sealed record GuildChannel(ulong Id, int Type, string Name)
{
    private const int Category = 4;
    private const int Directory = 14;
    private const int Forum = 15;
    private const int Media = 16;

    /// <summary>Of a thread its channel, of a channel its category.</summary>
    public ulong? Parent { get; init; }

    public ImmutableArray<Overwrite> Overwrites { get; init; } = [];

    /// <summary>Of a thread who opened it.</summary>
    public ulong? Owner { get; init; }

    public bool IsThread => Type is 10 or 11 or 12;

    public bool IsPrivateThread => Type == 12;

    /// <summary>A forum's or a media channel's posts are threads; nothing is said in the channel itself.</summary>
    public bool IsForum => Type is Forum or Media;

    /// <summary>A voice or stage channel, whose messages only those who may connect read.</summary>
    public bool IsVoice => Type is 2 or 13;

    /// <summary>Messages can be said in it.</summary>
    public bool HasMessages => Type is not (Category or Directory or Forum or Media);

    public static GuildChannel? Read(JsonElement channel) =>
        channel.Id("id") is { } id
            ? new GuildChannel(id, (int)(channel.Number("type") ?? 0), channel.Text("name") ?? "")
            {
                Parent = channel.Id("parent_id"),
                Owner = channel.Id("owner_id"),
                Overwrites =
                [
                    .. channel
                        .List("permission_overwrites")
                        .Select(one => new Overwrite(
                            one.Id("id") ?? 0,
                            one.Number("type") == 1,
                            (Permission)one.Bits("allow"),
                            (Permission)one.Bits("deny")
                        )),
                ],
            }
            : null;
}
