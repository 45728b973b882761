using System.Text.Json.Nodes;
using Belong.FakeDiscord.Faults;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Gateway;

/// <summary>
/// IDENTIFY and RESUME with everything that Discord checks, and the faults that come in between. Only under the world's
/// lock.
/// </summary>
internal sealed class SessionStart(
    GatewayHub hub,
    FakeGatewayConnection connection,
    DiscordWorld world,
    FakeDiscordOptions options
)
{
    /// <summary>False when the connection is over.</summary>
    public bool Identify(JsonNode? data)
    {
        var (shard, shards) = ShardOf(data);
        var accepted = TryIdentify(data, shard, shards, out var isOver);
        hub.Identifying.Records.Add(new IdentifyRecord(world.Now, shard, shards, accepted));
        return !isOver;
    }

    /// <summary>False when the connection is over.</summary>
    public bool Resume(JsonNode? data)
    {
        var after = data.Number("seq") ?? -1;
        hub.Journal.WriteGateway(
            "RESUME",
            connection.IsResumeAddress ? "at the resume address" : "at the common address"
        );
        connection.Identified();
        if (data.Text("token") != world.App.Token)
            return Close(CloseCode.AuthenticationFailed);
        if (BreaksBeforeReady(out var isOver))
            return !isOver;

        var session = hub.Find(data.Text("session_id") ?? "");
        if (session is null)
            return SendInvalid(resumable: false);
        if (after < 0 || after > session.Sequence)
        {
            hub.End(session);
            return Close(CloseCode.InvalidSequence);
        }

        session.Connection?.Cut();
        session.Connection = null;
        if (!session.Replay(after, connection))
        {
            hub.End(session);
            return SendInvalid(resumable: false);
        }

        (session.Connection, connection.Session) = (connection, session);
        session.Dispatch("RESUMED", "{}"u8);
        BreakAfterReady();
        return true;
    }

    private bool TryIdentify(JsonNode? data, int shard, int shards, out bool isOver)
    {
        hub.Journal.WriteGateway("IDENTIFY", $"{shard}/{shards}");
        connection.Identified();
        isOver = true;
        var code = Refusal(data, shard, shards);
        if (code is not null)
            return Close(code.Value);

        isOver = false;
        // The day's last IDENTIFY but one resets the token, and with it this one is wrong.
        var inTime = hub.Identifying.Admit(shard);
        if (data.Text("token") != world.App.Token)
        {
            isOver = true;
            return Close(CloseCode.AuthenticationFailed);
        }

        if (!inTime)
        {
            SendInvalid(resumable: false);
            return false;
        }

        if (BreaksBeforeReady(out isOver))
            return false;

        var session = hub.Begin((Intents)(ulong)data.Number("intents")!.Value, shard, shards);
        (session.Connection, connection.Session) = (connection, session);
        Greet(session);
        BreakAfterReady();
        return true;
    }

    private int? Refusal(JsonNode? data, int shard, int shards)
    {
        if (data.Text("token") is not { } token || data?["properties"] is not JsonObject)
            return CloseCode.Decode;
        if (token != world.App.Token)
            return CloseCode.AuthenticationFailed;
        if (shards < 1 || shard < 0 || shard >= shards)
            return CloseCode.InvalidShard;
        if (options.ShardingRequired && shards < options.Shards)
            return CloseCode.ShardingRequired;
        if (data.Number("intents") is not { } bits || bits < 0 || ((Intents)(ulong)bits & ~Intents.Known) != 0)
            return CloseCode.InvalidIntents;
        return ((Intents)(ulong)bits & Intents.Privileged & ~world.App.Granted) != 0
            ? CloseCode.DisallowedIntents
            : null;
    }

    private static (int Shard, int Shards) ShardOf(JsonNode? data) =>
        data.Items("shard").ToList() is [JsonValue shard, JsonValue shards]
        && shard.TryGetValue<int>(out var id)
        && shards.TryGetValue<int>(out var count)
            ? (id, count)
            : (0, data.Has("shard") ? 0 : 1);

    /// <summary>READY, and every guild of the shard behind it.</summary>
    private void Greet(Session session)
    {
        var app = world.App;
        var guilds = world.GuildsOfBot.Where(guild => session.ShardOf(guild) == session.Shard).ToList();
        var me = app.Bot.ToJson();
        me["mfa_enabled"] = true;
        me["verified"] = true;
        me["email"] = null;
        Send(
            session,
            "READY",
            new JsonObject
            {
                ["v"] = 10,
                ["user"] = me,
                ["guilds"] = guilds.Select(guild => (JsonNode)GuildFounding.Unavailable(guild)).ToJsonArray(),
                ["private_channels"] = new JsonArray(),
                ["session_id"] = session.Id,
                ["session_type"] = "normal",
                ["resume_gateway_url"] = hub.ResumeAddress,
                ["shard"] = new JsonArray(session.Shard, session.Shards),
                ["application"] = new JsonObject { ["id"] = app.Id.ToString(), ["flags"] = app.Flags },
            }
        );
        foreach (var guild in guilds.Where(guild => guild.Available && session.Intents.HasFlag(Intents.Guilds)))
            Send(session, "GUILD_CREATE", world.Founding.Snapshot(guild));
    }

    private static void Send(Session session, string name, JsonObject data) =>
        session.Dispatch(name, System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(data));

    private bool BreaksBeforeReady(out bool isOver)
    {
        isOver = true;
        switch (connection.Fault)
        {
            case GatewayFault.CutAfterIdentify:
                connection.Cut();
                return true;
            case GatewayFault.Close { Stage: CloseStage.BeforeReady } close:
                connection.Close(close.Code);
                return true;
        }

        isOver = false;
        if (hub.Faults.TakeInvalidSession() is not { } resumable)
            return false;
        SendInvalid(resumable);
        return true;
    }

    private void BreakAfterReady()
    {
        switch (connection.Fault)
        {
            case GatewayFault.HalfOpen:
                connection.AfterWriting(connection.Freeze);
                break;
            case GatewayFault.CorruptStream:
                connection.AfterWriting(connection.CorruptNext);
                break;
            case GatewayFault.Close { Stage: CloseStage.AfterReady } close:
                connection.Close(close.Code);
                break;
        }
    }

    /// <summary>Op 9; the connection stays for another try. Always true.</summary>
    private bool SendInvalid(bool resumable)
    {
        hub.Journal.WriteGateway("INVALID SESSION", resumable ? "resumable" : "not resumable");
        connection.Send(Opcode.InvalidSession, resumable);
        return true;
    }

    /// <summary>Always false: the connection is over.</summary>
    private bool Close(int code)
    {
        connection.Close(code);
        return false;
    }
}
