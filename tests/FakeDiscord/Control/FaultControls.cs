using System.Text.Json.Nodes;
using Belong.FakeDiscord.Faults;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Control;

/// <summary>Faults over HTTP, and what the bot did so far.</summary>
internal static class FaultControls
{
    public static void AddTo(
        Dictionary<string, Func<ControlRequest, Task<JsonNode?>>> controls,
        FakeDiscordServer server
    )
    {
        var (faults, gateway) = (server.Faults, server.Gateway);

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

        Tell("fault/connection", request => faults.OnNextConnection(Connection(request), request.Number("times", 1)));
        Tell(
            "fault/invalid-session",
            request => faults.InvalidateNextSessions(request.Number("times", 1), request.Truth("resumable"))
        );
        Tell("fault/unreachable", request => faults.GatewayUnreachable = request.Truth("on"));
        Tell("fault/duplicate", request => faults.DuplicateNextEvents(request.Number("times", 1)));
        Tell("fault/swap", request => faults.SwapNextEvents(request.Number("pairs", 1)));
        Tell(
            "fault/rest",
            request =>
                faults.OnNextRequests(
                    new RestFault(Enum.Parse<RestFaultKind>(request.Text("kind"), ignoreCase: true))
                    {
                        Times = request.Number("times", 1),
                        Method = request["method"],
                        Path = request["path"],
                        Skip = request.Number("skip", 0),
                        Status = request.Number("status", 503),
                        Code = request.Number("code", 0),
                        RetryAfter = request.Seconds("retryAfter", 1),
                        Delay = request.Seconds("delay", 10),
                    }
                )
        );
        Tell("fault/clear", _ => faults.Clear());
        Tell("gateway/drop", _ => gateway.Drop());
        Tell("gateway/close", request => gateway.Close(request.Number("code", 4000)));
        Tell("gateway/reconnect", _ => gateway.AskToReconnect());
        Tell("gateway/invalidate", request => gateway.Invalidate(request.Truth("resumable")));
        Tell("gateway/forget", _ => gateway.ForgetSessions());
        Tell("gateway/freeze", _ => gateway.Freeze());
        Tell("gateway/corrupt", _ => gateway.CorruptNext());
        Tell("gateway/heartbeat", _ => gateway.AskForHeartbeat());
        Tell(
            "gateway/event",
            request => gateway.SendEvent(request.Text("name"), request.Body["data"]?.ToJsonString() ?? "{}")
        );
        Add(
            "journal",
            request =>
                server
                    .Journal.Entries.TakeLast(request.Number("last", 1000))
                    .Select(entry =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["at"] = entry.At,
                                ["method"] = entry.Method,
                                ["path"] = entry.Path,
                                ["route"] = entry.Route,
                                ["status"] = entry.Status,
                                ["fault"] = entry.Fault,
                            }
                    )
                    .ToJsonArray()
        );
        Add(
            "state",
            _ => new JsonObject
            {
                ["online"] = gateway.Online,
                ["identifies"] = gateway.Identifies.Count,
                ["pendingFaults"] = faults.Pending,
                ["heldRequests"] = faults.Held,
                ["invalidRequests"] = server.InvalidRequests,
                ["commands"] = server.Commands.All.Count,
                ["violations"] = server.Contract.Violations.Select(one => (JsonNode)one).ToJsonArray(),
                ["ownFaults"] = server.Contract.OwnFaults.Select(one => (JsonNode)one).ToJsonArray(),
                ["guilds"] = server
                    .World.Guilds.Select(guild =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["id"] = guild.Id.ToString(),
                                ["name"] = guild.Name,
                                ["channels"] = new JsonObject(
                                    guild.ChannelsById.Values.Select(one =>
                                        KeyValuePair.Create(one.Id.ToString(), (JsonNode?)one.Name)
                                    )
                                ),
                                ["members"] = new JsonObject(
                                    guild.Members.Select(one =>
                                        KeyValuePair.Create(one.Id.ToString(), (JsonNode?)one.User.Name)
                                    )
                                ),
                                ["roles"] = new JsonObject(
                                    guild.Roles.Select(one =>
                                        KeyValuePair.Create(one.Id.ToString(), (JsonNode?)one.Name)
                                    )
                                ),
                            }
                    )
                    .ToJsonArray(),
            }
        );
    }

    private static GatewayFault Connection(ControlRequest request) =>
        request.Text("kind") switch
        {
            "refuse" => new GatewayFault.Refuse(),
            "no-hello" => new GatewayFault.NoHello(),
            "no-acks" => new GatewayFault.NoAcks(),
            "cut-after-identify" => new GatewayFault.CutAfterIdentify(),
            "cut-after-bytes" => new GatewayFault.CutAfterBytes(request.Number("bytes", 100)),
            "cut-after-frames" => new GatewayFault.CutAfterFrames(request.Number("frames", 1)),
            "close" => new GatewayFault.Close(
                request.Number("code", 4000),
                Enum.Parse<CloseStage>(request["stage"] ?? nameof(CloseStage.AfterReady), ignoreCase: true)
            ),
            "half-open" => new GatewayFault.HalfOpen(),
            "corrupt-stream" => new GatewayFault.CorruptStream(),
            var other => throw new RefusedException($"There is no connection fault \"{other}\"."),
        };
}
