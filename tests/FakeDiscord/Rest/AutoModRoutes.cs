using System.Text.Json.Nodes;
using Belong.FakeDiscord.Gateway;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Rest;

/// <summary>
/// AutoMod's rules. What they would catch is said by <see cref="Control.PeopleDoings"/>; the fake does not match words.
/// </summary>
internal static class AutoModRoutes
{
    private const string Rules = "/guilds/{guild_id}/auto-moderation/rules";

    /// <summary>Rules per guild by trigger type.</summary>
    private static readonly IReadOnlyDictionary<long, int> MostOf = new Dictionary<long, int>
    {
        [1] = 6,
        [3] = 1,
        [4] = 1,
        [5] = 1,
        [6] = 1,
    };

    public static IEnumerable<RestRoute> All =>
        [
            new(
                "GET",
                Rules,
                call => RestAnswer.Ok(Guild(call).AutoModRules.Values.Select(rule => rule.DeepClone()).ToJsonArray())
            ),
            new("POST", Rules, Create),
            new("GET", $"{Rules}/{{rule_id}}", call => RestAnswer.Ok(Rule(call, Guild(call)).DeepClone())),
            new("PATCH", $"{Rules}/{{rule_id}}", Change),
            new("DELETE", $"{Rules}/{{rule_id}}", Delete),
        ];

    private static RestAnswer Create(RestCall call)
    {
        var guild = Guild(call);
        var type = call.Body.Number("trigger_type") ?? 0;
        if (
            guild.AutoModRules.Values.Count(rule => rule.Number("trigger_type") == type)
            >= MostOf.GetValueOrDefault(type, 1)
        )
        {
            throw InvalidForm.At(
                "",
                "AUTO_MODERATION_MAX_RULES_OF_TYPE_EXCEEDED",
                "Maximum number of rules of this type reached"
            );
        }

        var id = call.World.Ids.Next();
        var rule = Shown(call.Body!.AsObject());
        rule["id"] = id.ToString();
        rule["guild_id"] = guild.Id.ToString();
        rule["creator_id"] = call.Bot.Id.ToString();
        guild.AutoModRules.Add(id, rule);
        Tell(call, guild, "AUTO_MODERATION_RULE_CREATE", AuditAct.AutoModRuleCreate, rule);
        return RestAnswer.Ok(rule.DeepClone());
    }

    private static RestAnswer Change(RestCall call)
    {
        var guild = Guild(call);
        var rule = Rule(call, guild);
        foreach (var (name, value) in call.Body as JsonObject ?? [])
            rule[name] = value?.DeepClone();
        Tell(call, guild, "AUTO_MODERATION_RULE_UPDATE", AuditAct.AutoModRuleUpdate, rule);
        return RestAnswer.Ok(rule.DeepClone());
    }

    private static RestAnswer Delete(RestCall call)
    {
        var guild = Guild(call);
        var rule = Rule(call, guild);
        guild.AutoModRules.Remove(call.Id("rule_id"));
        Tell(call, guild, "AUTO_MODERATION_RULE_DELETE", AuditAct.AutoModRuleDelete, rule);
        return RestAnswer.NoContent;
    }

    /// <summary>A rule with everything that Discord fills in.</summary>
    private static JsonObject Shown(JsonObject body)
    {
        var rule = ComponentForm.WithoutNulls(body);
        rule["enabled"] ??= false;
        rule["exempt_roles"] ??= new JsonArray();
        rule["exempt_channels"] ??= new JsonArray();
        rule["actions"] ??= new JsonArray();
        rule["trigger_metadata"] ??= new JsonObject();
        foreach (var action in rule.Items("actions"))
            action!["metadata"] ??= new JsonObject();
        var metadata = rule["trigger_metadata"]!.AsObject();
        if (rule.Number("trigger_type") is 1 or 6)
        {
            foreach (var list in new[] { "keyword_filter", "regex_patterns", "allow_list" })
                metadata[list] ??= new JsonArray();
        }

        return rule;
    }

    private static Guild Guild(RestCall call)
    {
        var guild = call.Guild();
        call.Require(guild, Permission.ManageGuild);
        return guild;
    }

    private static JsonObject Rule(RestCall call, Guild guild) =>
        guild.AutoModRules.GetValueOrDefault(call.Id("rule_id")) ?? throw new RestFailure(RestError.UnknownRule);

    private static void Tell(RestCall call, Guild guild, string name, AuditAct act, JsonObject rule)
    {
        call.World.Tell(
            new WorldEvent(name, rule.DeepClone().AsObject())
            {
                Guild = guild,
                Needs = Intents.AutoModerationConfiguration,
            }
        );
        call.World.Audit.Write(guild, act, call.Bot, rule.Id("id"), call.Reason);
    }
}
