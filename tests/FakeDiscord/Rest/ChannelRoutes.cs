using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Rest;

/// <summary>Channels: reading, changing, overwrites, typing.</summary>
internal static class ChannelRoutes
{
    public static IEnumerable<RestRoute> All =>
        [
            new("GET", "/channels/{channel_id}", call => RestAnswer.Ok(call.Channel().ToJson())),
            new("PATCH", "/channels/{channel_id}", Change),
            new("DELETE", "/channels/{channel_id}", Delete),
            new("PUT", "/channels/{channel_id}/permissions/{overwrite_id}", SetOverwrite),
            new("DELETE", "/channels/{channel_id}/permissions/{overwrite_id}", RemoveOverwrite),
            new("POST", "/channels/{channel_id}/typing", Type),
        ];

    private static RestAnswer Change(RestCall call)
    {
        var channel = call.Channel();
        if (channel.Guild is null)
            throw new RestFailure(RestError.WrongChannelType);
        call.Require(
            channel,
            channel.IsThread && !IsOwnRename(call, channel) ? Permission.ManageThreads : Permission.ViewChannel
        );
        if (!channel.IsThread)
            call.Require(channel, Permission.ManageChannels);

        channel.Name = call.Body.Text("name") ?? channel.Name;
        channel.SlowModeSeconds = (int)(call.Body.Number("rate_limit_per_user") ?? channel.SlowModeSeconds);
        if (call.Body.Names("topic"))
            channel.Topic = call.Body.Text("topic");
        if (channel.Thread is { } thread)
        {
            call.World.Places.SetArchived(
                channel,
                call.Body.Truth("archived") ?? thread.Archived,
                call.Body.Truth("locked") ?? thread.Locked
            );
            call.World.Audit.Write(channel.Guild, AuditAct.ThreadUpdate, call.Bot, channel.Id, call.Reason);
            return RestAnswer.Ok(channel.ToJson());
        }

        call.World.Places.Changed(channel);
        call.World.Audit.Write(channel.Guild, AuditAct.ChannelUpdate, call.Bot, channel.Id, call.Reason);
        return RestAnswer.Ok(channel.ToJson());
    }

    /// <summary>Whoever opened a thread may rename and archive it, but not lock it.</summary>
    private static bool IsOwnRename(RestCall call, Channel channel) =>
        channel.Thread!.Owner == call.Bot && !call.Body.Names("locked");

    private static RestAnswer Delete(RestCall call)
    {
        var channel = call.Channel();
        if (channel.Guild is null)
            return RestAnswer.Ok(channel.ToJson());
        call.Require(channel, channel.IsThread ? Permission.ManageThreads : Permission.ManageChannels);
        var shown = channel.ToJson();
        call.World.Places.Remove(channel);
        call.World.Audit.Write(
            channel.Guild,
            channel.IsThread ? AuditAct.ThreadDelete : AuditAct.ChannelDelete,
            call.Bot,
            channel.Id,
            call.Reason
        );
        return RestAnswer.Ok(shown);
    }

    private static RestAnswer SetOverwrite(RestCall call)
    {
        var channel = GuildChannel(call);
        var target = call.Id("overwrite_id");
        var allow = OverwriteForm.Bits(call.Body, "allow");
        var deny = OverwriteForm.Bits(call.Body, "deny");

        // Nobody can give or take by overwrite what they do not have themselves.
        var own = call.Permissions(channel.Guild!);
        if (((allow | deny) & ~own) != 0)
            throw new RestFailure(RestError.MissingPermissions);
        call.World.Places.Overwrite(channel, new Overwrite(target, call.Body.Number("type") == 1, allow, deny));
        call.World.Audit.Write(channel.Guild!, AuditAct.OverwriteUpdate, call.Bot, channel.Id, call.Reason);
        return RestAnswer.NoContent;
    }

    private static RestAnswer RemoveOverwrite(RestCall call)
    {
        var channel = GuildChannel(call);
        var overwrite =
            channel.OverwriteList.Find(one => one.Target == call.Id("overwrite_id"))
            ?? throw new RestFailure(RestError.UnknownOverwrite);
        call.World.Places.Overwrite(channel, overwrite with { Allow = 0, Deny = 0 });
        return RestAnswer.NoContent;
    }

    private static Channel GuildChannel(RestCall call)
    {
        var channel = call.Channel();
        if (channel.Guild is null || channel.IsThread)
            throw new RestFailure(RestError.WrongChannelType);
        call.Require(channel, Permission.ManageRoles);
        return channel;
    }

    private static RestAnswer Type(RestCall call)
    {
        var channel = call.Channel();
        call.Require(channel, channel.IsThread ? Permission.SendMessagesInThreads : Permission.SendMessages);
        return RestAnswer.NoContent;
    }
}
