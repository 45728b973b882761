using System.Text.Json.Nodes;
using Belong.FakeDiscord.Gateway;

namespace Belong.FakeDiscord.World;

/// <summary>Makes, changes and removes channels and threads, and tells of it. Only under the world's lock.</summary>
internal sealed class FakeChannelDirectory(DiscordWorld world)
{
    public Channel Add(Guild guild, string name, ChannelKind kind, IEnumerable<Overwrite> overwrites)
    {
        var channel = new Channel(world.Ids.Next(), kind, guild, name, world.Gate)
        {
            Position = guild.Channels.Count(),
        };
        channel.OverwriteList.AddRange(overwrites);
        Keep(channel);
        Tell("CHANNEL_CREATE", channel);
        return channel;
    }

    /// <summary>A thread; <paramref name="starter"/> is the message that it grows from and whose id it takes.</summary>
    public Channel AddThread(Channel parent, string name, ChannelKind kind, User owner, Message? starter)
    {
        var thread = new Channel(starter?.Id ?? world.Ids.Next(), kind, parent.Guild, name, world.Gate)
        {
            Parent = parent,
            Thread = new ThreadState(owner, world.Now, world.Gate),
        };
        thread.Thread.Joined[owner.Id] = world.Now;
        Keep(thread);
        var data = thread.ToJson();
        data["newly_created"] = true;
        world.Tell(
            new WorldEvent("THREAD_CREATE", data)
            {
                Guild = parent.Guild,
                Channel = thread,
                Needs = Intents.Guilds,
            }
        );
        if (starter is not null)
        {
            starter.StartedThread = thread;
            starter.Flags |= MessageFlags.HasThread;
            world.Tell(MessageEvents.Updated(starter, world));
        }

        return thread;
    }

    /// <summary>Tells of a change that the caller has made.</summary>
    public void Changed(Channel channel) => Tell(channel.IsThread ? "THREAD_UPDATE" : "CHANNEL_UPDATE", channel);

    public void SetArchived(Channel thread, bool archived, bool locked)
    {
        var state = thread.Thread!;
        if (state.Archived != archived)
            state.ArchiveChangedAt = world.Now;
        (state.Archived, state.Locked) = (archived, locked);
        Tell("THREAD_UPDATE", thread);
    }

    public void Join(Channel thread, User user)
    {
        if (!thread.Thread!.Joined.TryAdd(user.Id, world.Now))
            return;
        if (user == world.App.Bot && thread.Kind is ChannelKind.PrivateThread)
            Tell("THREAD_CREATE", thread);
        TellMembers(thread, added: user, removed: null);
    }

    public void Leave(Channel thread, User user)
    {
        if (thread.Thread!.Joined.Remove(user.Id))
            TellMembers(thread, added: null, removed: user);
    }

    public void Remove(Channel channel)
    {
        foreach (var thread in channel.Guild!.Threads.Where(thread => thread.Parent == channel).ToList())
            Remove(thread);
        if (channel.IsThread)
            TellThreadDelete(channel);
        else
            Tell("CHANNEL_DELETE", channel);
        channel.Guild.ChannelsById.Remove(channel.Id);
        world.ChannelsById.Remove(channel.Id);
    }

    /// <summary>Sets, replaces or (with nothing allowed and nothing denied) removes one overwrite.</summary>
    public void Overwrite(Channel channel, Overwrite overwrite)
    {
        channel.OverwriteList.RemoveAll(one => one.Target == overwrite.Target);
        if (overwrite.Allow != 0 || overwrite.Deny != 0)
            channel.OverwriteList.Add(overwrite);
        Tell("CHANNEL_UPDATE", channel);
    }

    private void Keep(Channel channel)
    {
        channel.Guild!.ChannelsById.Add(channel.Id, channel);
        world.ChannelsById.Add(channel.Id, channel);
    }

    /// <summary>
    /// A bot hears of all channels, also those that it may not look into; of threads only where it may.
    /// </summary>
    private void Tell(string name, Channel channel) =>
        world.Tell(
            new WorldEvent(name, channel.ToJson())
            {
                Guild = channel.Guild,
                Channel = channel.IsThread ? channel : null,
                Needs = Intents.Guilds,
            }
        );

    private void TellThreadDelete(Channel thread)
    {
        var data = new JsonObject
        {
            ["id"] = thread.Id.ToString(),
            ["guild_id"] = thread.Guild!.Id.ToString(),
            ["parent_id"] = thread.Parent!.Id.ToString(),
            ["type"] = (int)thread.Kind,
        };
        world.Tell(
            new WorldEvent("THREAD_DELETE", data)
            {
                Guild = thread.Guild,
                Channel = thread,
                Needs = Intents.Guilds,
            }
        );
    }

    private void TellMembers(Channel thread, User? added, User? removed)
    {
        var data = new JsonObject
        {
            ["id"] = thread.Id.ToString(),
            ["guild_id"] = thread.Guild!.Id.ToString(),
            ["member_count"] = thread.Thread!.Joined.Count,
            ["added_members"] = added is null ? [] : new JsonArray(thread.Thread.MemberJson(thread, added.Id)),
            ["removed_member_ids"] = removed is null ? [] : new JsonArray(removed.Id.ToString()),
        };
        world.Tell(
            new WorldEvent("THREAD_MEMBERS_UPDATE", data)
            {
                Guild = thread.Guild,
                Channel = thread,
                Needs = Intents.Guilds | Intents.GuildMembers,
            }
        );
    }
}
