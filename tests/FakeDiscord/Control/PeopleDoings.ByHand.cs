using System.Text.Json.Nodes;
using Belong.FakeDiscord.Gateway;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Control;

/// <summary>Sanctions by hand, and AutoMod's.</summary>
public sealed partial class PeopleDoings
{
    public void Kick(Member by, Member target, string? reason = null) =>
        Do(() =>
        {
            RequireOver(by, target, Permission.KickMembers);
            _world.People.Kick(target, by.User, reason);
        });

    public void Ban(Member by, Member target, string? reason = null, TimeSpan deleteMessages = default) =>
        Do(() =>
        {
            RequireOver(by, target, Permission.BanMembers);
            _world.People.Ban(by.Guild, target.User, by.User, reason, deleteMessages);
        });

    public void Unban(Member by, User user, string? reason = null) =>
        Do(() =>
        {
            Require(by, Permission.BanMembers);
            _world.People.Unban(by.Guild, user, by.User, reason);
        });

    public void TimeOut(Member by, Member target, TimeSpan span, string? reason = null) =>
        Do(() =>
        {
            RequireOver(by, target, Permission.ModerateMembers);
            _world.People.TimeOut(target, _world.Now + span, by.User, reason);
        });

    public void LiftTimeOut(Member by, Member target, string? reason = null) =>
        Do(() =>
        {
            RequireOver(by, target, Permission.ModerateMembers);
            _world.People.TimeOut(target, null, by.User, reason);
        });

    /// <summary>
    /// AutoMod catches a member's words: blocked, they never become a message; else the message stands and is flagged.
    /// </summary>
    /// <returns>The message; null when it was blocked.</returns>
    public Message? AutoModCatches(
        Member author,
        Channel channel,
        string text,
        string keyword,
        bool blocked = true,
        string rule = "Words"
    ) =>
        Do(() =>
        {
            var guild = author.Guild;
            var message = blocked ? null : _world.Board.Post(new MessageDraft(channel, author.User, text));
            var ruleId = guild.AutoModRules.FirstOrDefault(pair => pair.Value.Text("name") == rule).Key;
            var data = new JsonObject
            {
                ["guild_id"] = guild.Id.ToString(),
                ["action"] = new JsonObject { ["type"] = blocked ? 1 : 2, ["metadata"] = new JsonObject() },
                ["rule_id"] = (ruleId == default ? guild.Id : ruleId).ToString(),
                ["rule_trigger_type"] = 1,
                ["user_id"] = author.Id.ToString(),
                ["channel_id"] = channel.Id.ToString(),
                ["content"] = text,
                ["matched_keyword"] = keyword,
                ["matched_content"] = keyword.Trim('*'),
            };
            if (message is not null)
                data["message_id"] = message.Id.ToString();
            var stripped = data.DeepClone().AsObject();
            stripped["content"] = "";
            stripped["matched_content"] = "";

            // Only bots that may manage the guild hear of it.
            if (FakeAccess.In(guild, guild.MemberOf(_world.App.Bot.Id)!, _world.Now).HasFlag(Permission.ManageGuild))
            {
                _world.Tell(
                    new WorldEvent("AUTO_MODERATION_ACTION_EXECUTION", data)
                    {
                        Guild = guild,
                        Needs = Intents.AutoModerationExecution,
                        WithoutContent = stripped,
                    }
                );
            }

            _world.Audit.Write(
                guild,
                blocked ? AuditAct.AutoModBlockMessage : AuditAct.AutoModFlag,
                author.User,
                author.Id,
                reason: null,
                options: new JsonObject
                {
                    ["auto_moderation_rule_name"] = rule,
                    ["auto_moderation_rule_trigger_type"] = "1",
                    ["channel_id"] = channel.Id.ToString(),
                }
            );
            return message;
        });

    private void Require(Member by, Permission permission)
    {
        if (!FakeAccess.In(by.Guild, by, _world.Now).HasFlag(permission))
            Refuse($"{by.User.Name} lacks {permission}.");
    }

    private void RequireOver(Member by, Member target, Permission permission)
    {
        Require(by, permission);
        if (!FakeAccess.Outranks(by, target))
            Refuse($"{by.User.Name} does not outrank {target.User.Name}.");
    }
}
