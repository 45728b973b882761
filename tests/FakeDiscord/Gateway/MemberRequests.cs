using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Gateway;

/// <summary>Op 8: a guild's members in chunks; all of them once per guild in 30 seconds, else RATE_LIMITED.</summary>
internal sealed class MemberRequests(DiscordWorld world)
{
    private const int ChunkSize = 1000;
    private const int MostAsked = 100;
    private static readonly TimeSpan BetweenFullLists = TimeSpan.FromSeconds(30);
    private readonly Dictionary<Snowflake, DateTimeOffset> _fullLists = [];

    /// <summary>False when the request cannot be understood.</summary>
    public bool Answer(Session session, JsonNode? data)
    {
        if (data.Id("guild_id") is not { } guildId || Encoding.UTF8.GetByteCount(data.Text("nonce") ?? "") > 32)
            return false;
        if (!world.GuildsById.TryGetValue(guildId, out var guild) || guild.MemberOf(world.App.Bot.Id) is null)
            return true;

        if (data.Names("user_ids"))
            return AnswerIds(session, guild, data);
        if (data.Text("query") is not { } query || data.Number("limit") is not { } limit)
            return false;
        if (query.Length > 0 || limit > 0)
        {
            var found = guild
                .Members.Where(member =>
                    (member.Nick ?? member.User.UserName).StartsWith(query, StringComparison.OrdinalIgnoreCase)
                )
                .Take((int)Math.Clamp(limit, 1, MostAsked));
            SendChunks(session, guild, [.. found], data, notFound: []);
            return true;
        }

        if (!session.Intents.HasFlag(Intents.GuildMembers))
            return true;
        var now = world.Now;
        if (_fullLists.TryGetValue(guild.Id, out var last) && now - last < BetweenFullLists)
        {
            Dispatch(
                session,
                "RATE_LIMITED",
                new JsonObject
                {
                    ["opcode"] = Opcode.RequestGuildMembers,
                    ["retry_after"] = (last + BetweenFullLists - now).TotalSeconds,
                    ["meta"] = new JsonObject { ["guild_id"] = guild.Id.ToString(), ["nonce"] = data.Text("nonce") },
                }
            );
            return true;
        }

        _fullLists[guild.Id] = now;
        SendChunks(session, guild, [.. guild.Members], data, notFound: []);
        return true;
    }

    private static bool AnswerIds(Session session, Guild guild, JsonNode? data)
    {
        var texts = data!["user_ids"] is JsonArray many
            ? many.Select(item => item?.ToString())
            : [data["user_ids"]?.ToString()];
        var asked = texts
            .Where(text => Snowflake.TryParse(text, out _))
            .Select(text => Snowflake.Parse(text!))
            .ToList();
        if (asked.Count is 0 or > MostAsked)
            return false;
        var found = asked.Select(guild.MemberOf).OfType<Member>().ToList();
        SendChunks(session, guild, found, data, asked.Where(id => guild.MemberOf(id) is null));
        return true;
    }

    private static void SendChunks(
        Session session,
        Guild guild,
        List<Member> members,
        JsonNode? data,
        IEnumerable<Snowflake> notFound
    )
    {
        var missing = notFound.ToList();
        var chunks = members.Chunk(ChunkSize).DefaultIfEmpty([]).ToList();
        for (var index = 0; index < chunks.Count; index++)
        {
            var chunk = new JsonObject
            {
                ["guild_id"] = guild.Id.ToString(),
                ["members"] = chunks[index].Select(member => (JsonNode)member.ToJson()).ToJsonArray(),
                ["chunk_index"] = index,
                ["chunk_count"] = chunks.Count,
            };
            if (missing.Count > 0)
                chunk["not_found"] = missing.Select(id => (JsonNode)id.ToString()).ToJsonArray();
            if (data.Text("nonce") is { } nonce)
                chunk["nonce"] = nonce;
            Dispatch(session, "GUILD_MEMBERS_CHUNK", chunk);
        }
    }

    private static void Dispatch(Session session, string name, JsonObject data) =>
        session.Dispatch(name, JsonSerializer.SerializeToUtf8Bytes(data));
}
