using System.Collections.Concurrent;
using System.Text.Json;
using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Discord.Guilds;

/// <summary>
/// A server as the gateway has told of it: roles, channels and threads, its owner and the bot's own membership. Written
/// by the gateway's reader alone, read by everybody.
/// </summary>
internal sealed class GuildState(DiscordGuildOptions options)
{
    private volatile ConcurrentDictionary<ulong, GuildRole> _roles = new();
    private volatile ConcurrentDictionary<ulong, GuildChannel> _channels = new();

    public ulong Id { get; } = options.GuildId;

    public DiscordGuildOptions Options => options;

    public string Name { get; private set; } = "";

    public ulong Owner { get; private set; }

    /// <summary>The bot's own user id.</summary>
    public ulong Bot { get; set; }

    /// <summary>The bot as a member; null until Discord has told.</summary>
    public GuildMember? Self { get; private set; }

    /// <summary>Discord has told of the whole server.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>For what is given up, or taken for done, where a role or a channel is not found.</summary>
    /// <exception cref="PlatformException">Transient: Discord has not told of the server yet, as after each start for a
    /// moment.</exception>
    public void RequireKnown()
    {
        if (!IsKnown)
        {
            throw new PlatformException(PlatformFault.Transient, "Discord has not told of the server yet.")
            {
                RetryAfter = TimeSpan.FromSeconds(1),
            };
        }
    }

    public IEnumerable<GuildRole> Roles => _roles.Values;

    public IEnumerable<GuildChannel> Channels => _channels.Values;

    public GuildRole? Everyone => _roles.GetValueOrDefault(Id);

    public GuildChannel? Channel(ulong id) => _channels.GetValueOrDefault(id);

    public GuildRole? Role(ulong id) => _roles.GetValueOrDefault(id);

    /// <summary>Takes over everything: GUILD_CREATE, or the same put together from REST.</summary>
    public void Load(JsonElement guild)
    {
        Name = guild.Text("name") ?? Name;
        Owner = guild.Id("owner_id") ?? Owner;

        // All at once: whoever asks meanwhile must not find a moderator without roles.
        _roles = ById(guild.List("roles").Select(GuildRole.Read), role => role.Id);
        _channels = ById(
            guild.List("channels").Concat(guild.List("threads")).Select(GuildChannel.Read),
            channel => channel.Id
        );
        foreach (var member in guild.List("members"))
            PutSelf(GuildMember.Read(member));
        IsKnown = true;
    }

    public void Rename(JsonElement guild)
    {
        Name = guild.Text("name") ?? Name;
        Owner = guild.Id("owner_id") ?? Owner;
        foreach (var role in guild.List("roles"))
            Put(GuildRole.Read(role));
    }

    public void Put(GuildRole? role)
    {
        if (role is not null)
            _roles[role.Id] = role;
    }

    public void RemoveRole(ulong? role) => _roles.TryRemove(role ?? 0, out _);

    public void Put(GuildChannel? channel)
    {
        if (channel is not null)
            _channels[channel.Id] = channel;
    }

    public void RemoveChannel(ulong? channel) => _channels.TryRemove(channel ?? 0, out _);

    /// <summary>Takes over the bot's own membership; other members are passed over.</summary>
    public void PutSelf(GuildMember? member)
    {
        if (member?.Id == Bot)
            Self = member;
    }

    /// <summary>
    /// The roles of the house that a member has. Everybody with access is a member; bots are nothing.
    /// </summary>
    public Roles RolesOf(GuildMember member)
    {
        if (member.IsBot)
            return Chat.Roles.None;

        var roles = Chat.Roles.None;
        if (HasAny(member, options.ModeratorRoles))
            roles |= Chat.Roles.Moderator;
        if (HasAny(member, options.OperatorRoles))
            roles |= Chat.Roles.Operator;
        if (HasAny(member, options.TrusteeRoles))
            roles |= Chat.Roles.Trustee;
        return HasAccess(member) || roles != Chat.Roles.None ? roles | Chat.Roles.Member : roles;
    }

    public bool HasAccess(GuildMember member) =>
        string.IsNullOrWhiteSpace(options.AccessRole) || HasAny(member, [options.AccessRole]);

    public Member ToMember(GuildMember member) =>
        new(DiscordId.Member(member.Id), member.Name, RolesOf(member)) { AccountCreated = Snowflake.TimeOf(member.Id) };

    /// <summary>The role of this name or id, the oldest of several; null when there is none.</summary>
    public GuildRole? FindRole(string nameOrId) =>
        Snowflake.TryParse(nameOrId, out var id) && Role(id) is { } byId
            ? byId
            : RolesNamed(nameOrId).MinBy(role => role.Id);

    /// <summary>Discord lets several roles have one name.</summary>
    public IEnumerable<GuildRole> RolesNamed(string name) =>
        _roles.Values.Where(role => string.Equals(role.Name, name.TrimStart('@'), StringComparison.OrdinalIgnoreCase));

    /// <summary>The channel of this name or id, with or without <c>#</c>, or a mention; threads by id only.</summary>
    public GuildChannel? FindChannel(string nameOrId)
    {
        if (DiscordId.Of(new ChannelId(nameOrId)) is { } id && Channel(id) is { } byId)
            return byId;
        var name = nameOrId.Trim().TrimStart('#');
        return _channels
            .Values.Where(channel => channel is { IsThread: false, HasMessages: true })
            .OrderBy(channel => channel.Id)
            .FirstOrDefault(channel => string.Equals(channel.Name, name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// Whether what is said there is read: a thread follows its channel. Where cases are shown they are also talked
    /// about, abuse quoted and all, so there only where the settings name it.
    /// </summary>
    public bool IsWatched(ulong channel)
    {
        var known = Channel(channel);
        var place = known is { IsThread: true, Parent: { } parent } ? Channel(parent) : known;
        return !Names(options.IgnoredChannels)
            && (options.WatchedChannels.Length == 0 ? !ShowsCases(place) : Names(options.WatchedChannels));

        bool Names(string[] list) =>
            list.Any(one =>
                place is null
                    ? DiscordId.Of(new ChannelId(one)) == channel
                    : FindChannel(one)?.Id == place.Id || DiscordId.Of(new ChannelId(one)) == place.Id
            );
    }

    private static ConcurrentDictionary<ulong, T> ById<T>(IEnumerable<T?> all, Func<T, ulong> id)
        where T : class
    {
        ConcurrentDictionary<ulong, T> byId = new();
        foreach (var one in all.OfType<T>())
            byId[id(one)] = one;
        return byId;
    }

    private bool ShowsCases(GuildChannel? place)
    {
        return place is not null
            && (Is(options.ModeratorsChannel) || Is(options.OperatorsChannel) || Is(options.TrusteeChannel));

        bool Is(string named) =>
            string.Equals(place.Name, named.TrimStart('#'), StringComparison.OrdinalIgnoreCase)
            || DiscordId.Of(new ChannelId(named)) == place.Id;
    }

    private bool HasAny(GuildMember member, string[] named) =>
        named.Any(one => FindRole(one) is { } role && member.Roles.Contains(role.Id));
}
