namespace Belong.FakeDiscord.World;

/// <summary>Makes users, and the direct channels between them and the bot.</summary>
internal sealed class Accounts(DiscordWorld world)
{
    /// <summary>A new account; its id tells its age.</summary>
    public User Add(string name, DateTimeOffset createdAt, bool isBot = false)
    {
        var user = new User(world.Ids.Of(createdAt), name, isBot);
        world.UsersById.Add(user.Id, user);
        return user;
    }

    /// <summary>The direct channel with the bot, opened when there was none.</summary>
    public Channel DirectWith(User user)
    {
        var channel = world.ChannelsById.Values.FirstOrDefault(one => one.Recipient == user);
        if (channel is not null)
            return channel;

        channel = new Channel(world.Ids.Next(), ChannelKind.DirectMessage, guild: null, "", world.Gate)
        {
            Recipient = user,
        };
        world.ChannelsById.Add(channel.Id, channel);
        return channel;
    }

    /// <summary>Whether bot and user share a guild, without which Discord refuses direct messages (50278).</summary>
    public bool SharesGuildWithBot(User user) => world.GuildsOfBot.Any(guild => guild.MemberOf(user.Id) is not null);
}
