using System.Text.Json.Nodes;
using Belong.FakeDiscord.Limits;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Rest;

/// <summary>Threads: opening them, their members, and the archived ones of a channel.</summary>
internal static class ThreadRoutes
{
    public static IEnumerable<RestRoute> All =>
        [
            new("POST", "/channels/{channel_id}/threads", Open) { Limit = BucketLimit.MessageCreate },
            new("POST", "/channels/{channel_id}/messages/{message_id}/threads", OpenFromMessage)
            {
                Limit = BucketLimit.MessageCreate,
            },
            new(
                "GET",
                "/channels/{channel_id}/threads/archived/public",
                call => Archived(call, ChannelKind.PublicThread)
            ),
            new(
                "GET",
                "/channels/{channel_id}/threads/archived/private",
                call => Archived(call, ChannelKind.PrivateThread)
            ),
            new("GET", "/channels/{channel_id}/thread-members", Members),
            new("GET", "/channels/{channel_id}/thread-members/{user_id}", OneMember),
            new("PUT", "/channels/{channel_id}/thread-members/@me", call => Join(call, call.Bot)),
            new("DELETE", "/channels/{channel_id}/thread-members/@me", call => Leave(call, call.Bot)),
            new("PUT", "/channels/{channel_id}/thread-members/{user_id}", Add),
            new("DELETE", "/channels/{channel_id}/thread-members/{user_id}", Remove),
        ];

    private static RestAnswer Open(RestCall call)
    {
        var parent = Parent(call);
        if (parent.Kind is ChannelKind.Forum)
            return OpenPost(call, parent);

        // Discord's default for a thread without message is private.
        var kind = (ChannelKind)(call.Body.Number("type") ?? (int)ChannelKind.PrivateThread);
        call.Require(
            parent,
            kind is ChannelKind.PrivateThread ? Permission.CreatePrivateThreads : Permission.CreatePublicThreads
        );
        var thread = call.World.Places.AddThread(parent, call.Body.Text("name")!, kind, call.Bot, starter: null);
        Apply(call, thread);
        return RestAnswer.Created(thread.ToJson());
    }

    private static RestAnswer OpenPost(RestCall call, Channel forum)
    {
        call.Require(forum, Permission.SendMessages);
        var form = MessageForm.Read(call.Body?["message"], call.Files, "message.");
        var thread = call.World.Places.AddThread(
            forum,
            call.Body.Text("name")!,
            ChannelKind.PublicThread,
            call.Bot,
            starter: null
        );
        Apply(call, thread);
        call.World.Board.Post(form.Draft(thread, call.Bot));
        return RestAnswer.Created(thread.ToJson());
    }

    private static RestAnswer OpenFromMessage(RestCall call)
    {
        var parent = Parent(call);
        var message = call.Message(parent);
        call.Require(parent, Permission.CreatePublicThreads);
        if (message.StartedThread is not null)
            throw new RestFailure(RestError.ThreadExists);
        var thread = call.World.Places.AddThread(
            parent,
            call.Body.Text("name")!,
            ChannelKind.PublicThread,
            call.Bot,
            message
        );
        Apply(call, thread);
        return RestAnswer.Created(thread.ToJson());
    }

    private static RestAnswer Archived(RestCall call, ChannelKind kind)
    {
        var parent = call.Channel();
        call.Require(parent, Permission.ReadMessageHistory);
        if (kind is ChannelKind.PrivateThread)
            call.Require(parent, Permission.ManageThreads);
        var before = DateTimeOffset.TryParse(call.Query["before"], out var instant) ? instant : DateTimeOffset.MaxValue;
        var limit = call.QueryNumber("limit", 50);
        var all = parent
            .Guild!.Threads.Where(thread =>
                thread.Parent == parent
                && thread.Kind == kind
                && thread.Thread!.Archived
                && thread.Thread.ArchiveChangedAt < before
            )
            .OrderByDescending(thread => thread.Thread!.ArchiveChangedAt)
            .ToList();
        return RestAnswer.Ok(
            new JsonObject
            {
                ["threads"] = all.Take(limit).Select(thread => (JsonNode)thread.ToJson()).ToJsonArray(),
                ["members"] = new JsonArray(),
                ["has_more"] = all.Count > limit,
            }
        );
    }

    private static RestAnswer Members(RestCall call)
    {
        var thread = Thread(call);
        return RestAnswer.Ok(
            thread.Thread!.Members.Select(user => (JsonNode)thread.Thread.MemberJson(thread, user)).ToJsonArray()
        );
    }

    private static RestAnswer OneMember(RestCall call)
    {
        var thread = Thread(call);
        var user = call.Id("user_id");
        return thread.Thread!.Joined.ContainsKey(user)
            ? RestAnswer.Ok(thread.Thread.MemberJson(thread, user))
            : throw new RestFailure(RestError.UnknownMember);
    }

    private static RestAnswer Add(RestCall call)
    {
        var thread = Thread(call);
        call.Require(thread, Permission.SendMessagesInThreads);
        var member = thread.Guild!.MemberOf(call.Id("user_id")) ?? throw new RestFailure(RestError.UnknownMember);
        return Join(call, member.User);
    }

    private static RestAnswer Remove(RestCall call)
    {
        var thread = Thread(call);
        if (thread.Kind is not ChannelKind.PrivateThread || thread.Thread!.Owner != call.Bot)
            call.Require(thread, Permission.ManageThreads);
        return Leave(call, call.User(call.Id("user_id")));
    }

    private static RestAnswer Join(RestCall call, User user)
    {
        var thread = Thread(call);
        if (thread.Thread!.Archived)
            throw new RestFailure(RestError.ThreadArchived);
        call.World.Places.Join(thread, user);
        return RestAnswer.NoContent;
    }

    private static RestAnswer Leave(RestCall call, User user)
    {
        call.World.Places.Leave(Thread(call), user);
        return RestAnswer.NoContent;
    }

    private static Channel Thread(RestCall call)
    {
        var channel = call.Channel();
        return channel.IsThread ? channel : throw new RestFailure(RestError.WrongChannelType);
    }

    private static Channel Parent(RestCall call)
    {
        var channel = call.Channel();
        return channel.Kind is ChannelKind.Text or ChannelKind.Announcement or ChannelKind.Forum
            ? channel
            : throw new RestFailure(RestError.WrongChannelType);
    }

    private static void Apply(RestCall call, Channel thread)
    {
        thread.SlowModeSeconds = (int)(call.Body.Number("rate_limit_per_user") ?? 0);
        thread.Thread!.AutoArchiveMinutes = (int)(
            call.Body.Number("auto_archive_duration") ?? thread.Thread.AutoArchiveMinutes
        );
        thread.Thread.Invitable = call.Body.Truth("invitable") ?? true;
        call.World.Audit.Write(thread.Guild!, AuditAct.ThreadCreate, call.Bot, thread.Id, call.Reason);
    }
}
