using System.Text.Json.Nodes;
using Belong.FakeDiscord.Gateway;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Control;

/// <summary>People's doings over HTTP; users, channels, roles and guilds by id or name.</summary>
internal static class PeopleControls
{
    public static void AddTo(
        Dictionary<string, Func<ControlRequest, Task<JsonNode?>>> controls,
        FakeDiscordServer server
    )
    {
        var people = server.People;
        var names = new Names(server.World);

        void Add(string what, Func<ControlRequest, JsonNode?> act) =>
            controls.Add(what, request => Task.FromResult(act(request)));

        void Tell(string what, Action<ControlRequest> act) =>
            Add(
                what,
                request =>
                {
                    act(request);
                    return null;
                }
            );

        Add(
            "guild/add",
            request => people.Found(request.Text("name"), request["owner"] ?? "Owner", Town.BotPermissions).ToJson()
        );
        Tell("guild/rename", request => people.RenameGuild(names.Guild(request["guild"]), request.Text("name")));
        Tell(
            "guild/available",
            request => people.SetAvailable(names.Guild(request["guild"]), request.Truth("available"))
        );
        Tell("bot/expel", request => people.ExpelBot(names.Guild(request["guild"])));
        Tell(
            "bot/invite",
            request => people.InviteBot(names.Guild(request["guild"]), request.Permissions("permissions"))
        );
        Tell(
            "bot/permissions",
            request =>
            {
                var guild = names.Guild(request["guild"]);
                people.SetPermissions(guild, people.BotRole(guild), request.Permissions("permissions"));
            }
        );
        Tell("bot/intents", request => people.Grant((Intents)(ulong)request.Real("granted", 0)));
        Add(
            "channel/add",
            request =>
                people
                    .AddChannel(
                        names.Guild(request["guild"]),
                        request.Text("name"),
                        (ChannelKind)request.Number("type", 0)
                    )
                    .ToJson()
        );
        Tell(
            "channel/rename",
            request => people.RenameChannel(names.Channel(request["channel"]), request.Text("name"))
        );
        Tell("channel/remove", request => people.RemoveChannel(names.Channel(request["channel"])));
        Tell(
            "channel/overwrite",
            request =>
                people.SetOverwrite(
                    names.Channel(request["channel"]),
                    new Overwrite(
                        Snowflake.Parse(request.Text("target")),
                        request.Truth("member"),
                        request.Permissions("allow"),
                        request.Permissions("deny")
                    )
                )
        );
        Add(
            "role/add",
            request =>
                people
                    .AddRole(names.Guild(request["guild"]), request.Text("name"), request.Permissions("permissions"))
                    .ToJson()
        );
        Tell(
            "role/permissions",
            request =>
                people.SetPermissions(
                    names.Guild(request["guild"]),
                    names.Role(request["role"], request["guild"]),
                    request.Permissions("permissions")
                )
        );
        Tell(
            "role/remove",
            request => people.RemoveRole(names.Guild(request["guild"]), names.Role(request["role"], request["guild"]))
        );
        Tell(
            "role/give",
            request =>
                people.GiveRole(
                    names.Member(request["by"]),
                    names.Member(request["member"]),
                    names.Role(request["role"])
                )
        );
        Tell(
            "role/take",
            request =>
                people.TakeRole(
                    names.Member(request["by"]),
                    names.Member(request["member"]),
                    names.Role(request["role"])
                )
        );
        Add(
            "member/join",
            request =>
                people
                    .Join(
                        names.Guild(request["guild"]),
                        request.Text("name"),
                        TimeSpan.FromDays(request.Real("accountDays", 365)),
                        [.. request.List("roles").Select(role => names.Role(role, request["guild"]))]
                    )
                    .ToJson()
        );
        Tell("member/return", request => people.Join(names.Guild(request["guild"]), names.User(request["user"])));
        Tell("member/leave", request => people.Leave(names.Member(request["member"], request["guild"])));
        Tell(
            "member/rename",
            request => people.Rename(names.Member(request["member"], request["guild"]), request["nick"])
        );
        Tell("member/dms", request => people.SetDirectMessages(names.User(request["user"]), request.Truth("open")));
        Tell(
            "member/kick",
            request => people.Kick(names.Member(request["by"]), names.Member(request["member"]), request["reason"])
        );
        Tell(
            "member/ban",
            request =>
                people.Ban(
                    names.Member(request["by"]),
                    names.Member(request["member"]),
                    request["reason"],
                    request.Seconds("deleteSeconds", 0)
                )
        );
        Tell(
            "member/unban",
            request => people.Unban(names.Member(request["by"]), names.User(request["user"]), request["reason"])
        );
        Tell(
            "member/timeout",
            request =>
                people.TimeOut(
                    names.Member(request["by"]),
                    names.Member(request["member"]),
                    request.Seconds("seconds", 600),
                    request["reason"]
                )
        );
        Tell(
            "member/untimeout",
            request =>
                people.LiftTimeOut(names.Member(request["by"]), names.Member(request["member"]), request["reason"])
        );

        Add(
            "message/speak",
            request =>
                people
                    .Speak(
                        names.User(request["as"]),
                        names.Channel(request["channel"]),
                        request.Text("text"),
                        request["replyTo"] is { } replied ? names.Message(replied) : null
                    )
                    .ToJson()
        );
        Add(
            "message/direct",
            request => people.SpeakDirectly(names.User(request["as"]), request.Text("text")).ToJson()
        );
        Tell("message/edit", request => people.Edit(names.Message(request["message"]), request.Text("text")));
        Tell(
            "message/delete",
            request => people.Delete(names.Message(request["message"]), request["by"] is { } by ? names.User(by) : null)
        );
        Tell(
            "message/bulk-delete",
            request =>
                people.DeleteInBulk(
                    names.User(request["by"]),
                    names.Channel(request["channel"]),
                    request.List("messages").Select(names.Message)
                )
        );
        Add(
            "message/forward",
            request =>
                people
                    .Forward(
                        names.User(request["as"]),
                        names.Message(request["message"]),
                        names.Channel(request["channel"])
                    )
                    .ToJson()
        );
        Tell(
            "message/unfurl",
            request =>
                people.Unfurl(names.Message(request["message"]), request.Text("title"), request.Text("description"))
        );
        Tell(
            "message/burst",
            request =>
                people.Burst(
                    names.Channel(request["channel"]),
                    [.. request.List("as").Select(name => names.Member(name))],
                    request.Number("count", 1000),
                    number => $"{request["text"] ?? "message"} {number}"
                )
        );
        Add(
            "message/automod",
            request =>
                people
                    .AutoModCatches(
                        names.Member(request["as"]),
                        names.Channel(request["channel"]),
                        request.Text("text"),
                        request.Text("keyword"),
                        request["blocked"] is null || request.Truth("blocked")
                    )
                    ?.ToJson()
        );
        Add(
            "thread/open",
            request =>
                people
                    .OpenThread(
                        names.User(request["as"]),
                        names.Channel(request["channel"]),
                        request.Text("name"),
                        request["message"] is { } from ? names.Message(from) : null,
                        request.Truth("private")
                    )
                    .ToJson()
        );
        Add(
            "thread/post",
            request =>
                people
                    .PostInForum(
                        names.User(request["as"]),
                        names.Channel(request["channel"]),
                        request.Text("title"),
                        request.Text("text")
                    )
                    .ToJson()
        );
        Tell(
            "thread/archive",
            request =>
                people.SetArchived(
                    names.Channel(request["channel"]),
                    request.Truth("archived"),
                    request.Truth("locked")
                )
        );
        Add("sees", request => Shown(people.Sees(names.User(request["as"]), names.Channel(request["channel"]))));
        Add("inbox", request => Shown(people.DirectMessages(names.User(request["as"]))));
        Tell("clock/advance", request => server.Clock.Advance(request.Seconds("seconds", 0)));
    }

    private static JsonArray Shown(IEnumerable<Message> messages) =>
        messages
            .Select(message =>
            {
                var json = message.ToJson();
                json["ephemeral"] = message.EphemeralTo is not null;
                return (JsonNode)json;
            })
            .ToJsonArray();
}
