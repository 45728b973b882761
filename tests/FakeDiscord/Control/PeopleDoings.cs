using Belong.FakeDiscord.Gateway;
using Belong.FakeDiscord.Interactions;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Control;

/// <summary>What people do in Discord, refused where Discord would refuse it. Thread-safe.</summary>
public sealed partial class PeopleDoings
{
    private readonly DiscordWorld _world;
    private readonly FakeInteractionDesk _desk;
    private readonly CommandBook _commands;
    private readonly FakeDiscordOptions _options;

    internal PeopleDoings(
        DiscordWorld world,
        FakeInteractionDesk desk,
        CommandBook commands,
        FakeDiscordOptions options
    ) => (_world, _desk, _commands, _options) = (world, desk, commands, options);

    /// <summary>A new guild with a new account for its owner, and the bot in it with these permissions.</summary>
    public Guild Found(string name, string owner, Permission botPermissions)
    {
        lock (_world.Gate)
        {
            var guild = _world.Founding.Found(name, _world.Account.Add(owner, _world.Now.AddYears(-3)));
            _world.Founding.InviteBot(guild, botPermissions);
            return guild;
        }
    }

    public void InviteBot(Guild guild, Permission permissions) =>
        Do(() => _world.Founding.InviteBot(guild, permissions));

    /// <summary>The bot is thrown out of a guild.</summary>
    public void ExpelBot(Guild guild) => Do(() => _world.People.Leave(guild.MemberOf(_world.App.Bot.Id)!));

    public void RenameGuild(Guild guild, string name) => Do(() => _world.Founding.Rename(guild, name));

    /// <summary>Discord loses (false) or regains a guild.</summary>
    public void SetAvailable(Guild guild, bool available) => Do(() => _world.Founding.SetAvailable(guild, available));

    public Channel AddChannel(
        Guild guild,
        string name,
        ChannelKind kind = ChannelKind.Text,
        params Overwrite[] overwrites
    ) => Do(() => _world.Places.Add(guild, name, kind, overwrites));

    public void RenameChannel(Channel channel, string name) =>
        Do(() =>
        {
            channel.Name = name;
            _world.Places.Changed(channel);
        });

    public void RemoveChannel(Channel channel) => Do(() => _world.Places.Remove(channel));

    public void SetOverwrite(Channel channel, Overwrite overwrite) =>
        Do(() => _world.Places.Overwrite(channel, overwrite));

    public Role AddRole(Guild guild, string name, Permission permissions = Permission.None, Role? above = null) =>
        Do(() => _world.Roles.Add(guild, name, permissions, above));

    public void SetPermissions(Guild guild, Role role, Permission permissions) =>
        Do(() => _world.Roles.Update(guild, role, one => one.Permissions = permissions));

    /// <summary>Puts a role just above another one.</summary>
    public void MoveAbove(Guild guild, Role role, Role other) =>
        Do(() =>
        {
            foreach (var higher in guild.Roles.Where(one => one.Position > other.Position).ToList())
                _world.Roles.Update(guild, higher, one => one.Position++);
            _world.Roles.Update(guild, role, one => one.Position = other.Position + 1);
        });

    public void RemoveRole(Guild guild, Role role) => Do(() => _world.Roles.Remove(guild, role));

    /// <summary>A new account joins.</summary>
    /// <param name="accountAge">A year when not said.</param>
    public Member Join(Guild guild, string name, TimeSpan? accountAge = null, params Role[] roles) =>
        Do(() =>
            _world.People.Join(
                guild,
                _world.Account.Add(name, _world.Now - (accountAge ?? TimeSpan.FromDays(365))),
                roles
            )
        );

    /// <summary>A known account comes in, unless it is banned.</summary>
    public Member Join(Guild guild, User user, params Role[] roles) =>
        Do(() =>
            guild.BansByUser.ContainsKey(user.Id)
                ? throw new RefusedException($"{user.Name} is banned.")
                : _world.People.Join(guild, user, roles)
        );

    public void Leave(Member member) => Do(() => _world.People.Leave(member));

    /// <summary>A member changes the own nickname; null takes it off.</summary>
    public void Rename(Member member, string? nick) =>
        Do(() => _world.People.Rename(member, nick, member.User, reason: null));

    public void GiveRole(Member by, Member member, Role role) =>
        Do(() => _world.People.SetRoles(member, member.RoleIds.Append(role.Id).ToHashSet(), by.User, reason: null));

    public void TakeRole(Member by, Member member, Role role) =>
        Do(() =>
            _world.People.SetRoles(member, member.RoleIds.Where(id => id != role.Id).ToHashSet(), by.User, reason: null)
        );

    /// <summary>Whether the bot can write to this user directly.</summary>
    public void SetDirectMessages(User user, bool open) => Do(() => user.DirectMessagesClosed = !open);

    /// <summary>
    /// Grants exactly these privileged intents in the portal. Sessions that stand go on without those revoked; a new
    /// one that asks for them is closed with 4014.
    /// </summary>
    public void Grant(Intents intents) => Do(() => _world.App.Granted = intents & Intents.Privileged);

    /// <summary>The role that the bot brought with it.</summary>
    public Role BotRole(Guild guild) => guild.Roles.First(role => role.OfBot == _world.App.Bot.Id);

    private static void Refuse(string why) => throw new RefusedException(why);

    private void Do(Action act)
    {
        lock (_world.Gate)
            act();
    }

    private T Do<T>(Func<T> act)
    {
        lock (_world.Gate)
            return act();
    }

    private void Require(User user, Channel channel, Permission permission)
    {
        if (!FakeAccess.MaySee(channel, user, _world.App.Bot, _world.Now))
            Refuse($"{user.Name} cannot see this channel.");
        if (
            channel.Guild is { } guild
            && !FakeAccess.In(channel, guild.MemberOf(user.Id)!, _world.Now).HasFlag(permission)
        )
        {
            Refuse($"{user.Name} lacks {permission} here.");
        }
    }
}
