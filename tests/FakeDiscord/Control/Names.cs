using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Control;

/// <summary>Finds what a control request means: by id, or by name (a channel's with or without "#").</summary>
internal sealed class Names(DiscordWorld world)
{
    public Guild Guild(string? text) =>
        world.Guilds.FirstOrDefault(guild => text is null || Is(guild.Id, guild.Name, text))
        ?? throw None("guild", text);

    public User User(string? text) =>
        world.UsersById.Values.LastOrDefault(user =>
            text is not null && (Is(user.Id, user.Name, text) || Is(user.Id, user.UserName, text))
        ) ?? throw None("user", text);

    public Member Member(string? text, string? guild = null) =>
        Guild(guild).MemberOf(User(text).Id) ?? throw None("member", text);

    public Channel Channel(string? text) =>
        world.ChannelsById.Values.FirstOrDefault(channel =>
            text is not null && Is(channel.Id, channel.Name, text.TrimStart('#'))
        ) ?? throw None("channel", text);

    public Role Role(string? text, string? guild = null) =>
        Guild(guild).Roles.FirstOrDefault(role => text is not null && Is(role.Id, role.Name, text))
        ?? throw None("role", text);

    public Message Message(string? text) =>
        Snowflake.TryParse(text, out var id)
        && world.ChannelsById.Values.Select(channel => channel.Log.Find(id)).FirstOrDefault(one => one is not null)
            is { } message
            ? message
            : throw None("message", text);

    private static bool Is(Snowflake id, string name, string text) =>
        name.Equals(text, StringComparison.OrdinalIgnoreCase) || id.ToString() == text;

    private static RefusedException None(string what, string? text) =>
        new($"There is no {what} \"{text}\": give an id or a name.");
}
