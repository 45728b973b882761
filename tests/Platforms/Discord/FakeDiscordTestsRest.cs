using System.Net;
using System.Text.Json.Nodes;
using Belong.FakeDiscord.World;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>REST on the fake: permissions, rank, nonces, forms, and the description held against all of it.</summary>
public sealed class FakeDiscordTestsRest : FakeDiscordTest
{
    [Fact]
    public async Task The_same_nonce_is_the_same_message()
    {
        var body = new JsonObject
        {
            ["content"] = "once",
            ["nonce"] = "abc",
            ["enforce_nonce"] = true,
        };
        var first = await Rest.PostAsync(Messages, body.DeepClone());
        var second = await Rest.PostAsync(Messages, body.DeepClone());
        Discord.Clock.Advance(TimeSpan.FromMinutes(6));
        var late = await Rest.PostAsync(Messages, body);

        Assert.Equal(first.Id, second.Id);
        Assert.NotEqual(first.Id, late.Id);
        Assert.Equal(2, Town.General.Messages.Count);
    }

    [Fact]
    public async Task A_body_against_the_description_is_refused_and_noted()
    {
        var answer = await Rest.PostAsync(
            Messages,
            new JsonObject
            {
                ["content"] = "hello",
                ["components"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = 1,
                        ["components"] = new JsonArray(
                            new JsonObject
                            {
                                ["type"] = 2,
                                ["custom_id"] = new string('x', 101),
                                ["label"] = "Warn",
                                ["style"] = 1,
                            }
                        ),
                    }
                ),
            }
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(50035, answer.Code);
        var fault = answer.Body!["errors"]!["components"]!["0"]!["components"]!["0"]!["custom_id"]!["_errors"]![0]!;
        Assert.Equal("BASE_TYPE_MAX_LENGTH", (string?)fault["code"]);
        Assert.Contains(
            "components.0.components.0.custom_id",
            Assert.Single(Discord.Contract.Violations),
            StringComparison.Ordinal
        );
        Assert.Empty(Town.General.Messages);
    }

    [Fact]
    public async Task A_property_that_Discord_would_ignore_is_noted()
    {
        var answer = await Rest.PostAsync(
            Messages,
            new JsonObject { ["content"] = "hello", ["enforce_nonces"] = true }
        );

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.EndsWith(
            "enforce_nonces: not known to Discord",
            Assert.Single(Discord.Contract.Violations),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Two_buttons_of_one_custom_id_are_refused()
    {
        JsonObject Button() =>
            new()
            {
                ["type"] = 2,
                ["custom_id"] = "same",
                ["label"] = "x",
                ["style"] = 1,
            };
        var answer = await Rest.PostAsync(
            Messages,
            new JsonObject
            {
                ["content"] = "hello",
                ["components"] = new JsonArray(
                    new JsonObject { ["type"] = 1, ["components"] = new JsonArray(Button(), Button()) }
                ),
            }
        );

        Assert.Equal(50035, answer.Code);
    }

    [Fact]
    public async Task Rank_is_enforced_and_the_owner_is_out_of_reach()
    {
        Discord.People.MoveAbove(Town.Guild, Town.Operators, Town.BotRole);
        var operators = await Rest.SendAsync(HttpMethod.Delete, $"/guilds/{Town.Guild.Id}/members/{Town.Operator.Id}");
        var owner = await Rest.SendAsync(
            HttpMethod.Put,
            $"/guilds/{Town.Guild.Id}/bans/{Town.Owner.Id}",
            new JsonObject()
        );
        var member = await Rest.SendAsync(
            HttpMethod.Delete,
            $"/guilds/{Town.Guild.Id}/members/{Town.Alice.Id}",
            reason: "case 7"
        );

        Assert.Equal(50013, operators.Code);
        Assert.Equal(50013, owner.Code);
        Assert.Equal(HttpStatusCode.NoContent, member.Status);
        Assert.Equal("case 7", Town.Guild.AuditLog[^1].Reason);
        Assert.Equal(2, Discord.InvalidRequests);
    }

    [Fact]
    public async Task A_permission_that_is_revoked_is_missed_at_once()
    {
        Discord.People.SetPermissions(
            Town.Guild,
            Town.BotRole,
            Belong.FakeDiscord.Control.Town.BotPermissions & ~Permission.ModerateMembers
        );
        var answer = await TimeOutAsync(TimeSpan.FromHours(1));

        Assert.Equal((HttpStatusCode.Forbidden, 50013), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task An_overwrite_for_a_member_beats_those_of_roles()
    {
        var bot = Discord.World.App.Bot.Id;
        Discord.People.SetOverwrite(
            Town.General,
            new Overwrite(Town.Guild.Id, IsMember: false, 0, Permission.SendMessages)
        );
        Assert.Equal(50013, (await Rest.PostAsync(Messages, Text("x"))).Code);
        Discord.People.SetOverwrite(Town.General, new Overwrite(bot, IsMember: true, Permission.SendMessages, 0));
        Assert.Equal(HttpStatusCode.OK, (await Rest.PostAsync(Messages, Text("x"))).Status);
        Discord.People.SetOverwrite(Town.General, new Overwrite(bot, IsMember: true, 0, Permission.ViewChannel));
        Assert.Equal(50001, (await Rest.PostAsync(Messages, Text("x"))).Code);
    }

    [Fact]
    public async Task A_time_out_silences_for_its_time_and_lasts_at_most_28_days()
    {
        Assert.Equal(50035, (await TimeOutAsync(TimeSpan.FromDays(29))).Code);
        Assert.Equal(HttpStatusCode.OK, (await TimeOutAsync(TimeSpan.FromHours(1))).Status);
        Assert.Throws<Belong.FakeDiscord.Control.RefusedException>(() =>
            Discord.People.Speak(Town.Alice, Town.General, "hello")
        );
        Discord.Clock.Advance(TimeSpan.FromHours(2));
        Discord.People.Speak(Town.Alice, Town.General, "hello");
    }

    [Fact]
    public async Task Direct_messages_reach_neither_closed_inboxes_nor_strangers()
    {
        var inbox = (
            await Rest.PostAsync("/users/@me/channels", new JsonObject { ["recipient_id"] = Town.Alice.Id.ToString() })
        ).Id;
        Discord.People.SetDirectMessages(Town.Alice.User, open: false);
        Assert.Equal(50007, (await Rest.PostAsync($"/channels/{inbox}/messages", Text("x"))).Code);
        Discord.People.SetDirectMessages(Town.Alice.User, open: true);
        Assert.Equal(HttpStatusCode.OK, (await Rest.PostAsync($"/channels/{inbox}/messages", Text("x"))).Status);
        Discord.People.Leave(Town.Alice);
        Assert.Equal(50278, (await Rest.PostAsync($"/channels/{inbox}/messages", Text("x"))).Code);
    }

    [Fact]
    public async Task Bulk_deletes_refuse_what_is_older_than_a_fortnight()
    {
        var old = Discord.People.Speak(Town.Alice, Town.General, "old");
        Discord.Clock.Advance(TimeSpan.FromDays(15));
        var fresh = Discord.People.Speak(Town.Alice, Town.General, "fresh");
        JsonObject Ids() => new() { ["messages"] = new JsonArray(old.Id.ToString(), fresh.Id.ToString()) };

        Assert.Equal(50034, (await Rest.PostAsync($"{Messages}/bulk-delete", Ids())).Code);
        Assert.Equal(2, Town.General.Messages.Count);
    }

    [Fact]
    public async Task Messages_after_a_cursor_come_newest_first_and_nearest_to_it()
    {
        var ids = Enumerable
            .Range(0, 10)
            .Select(number => Discord.People.Speak(Town.Alice, Town.General, $"{number}").Id.ToString())
            .ToList();
        var page = await Rest.GetAsync($"{Messages}?after={ids[2]}&limit=3");

        Assert.Equal([ids[5], ids[4], ids[3]], page.Body!.AsArray().Select(message => (string?)message!["id"]));
    }

    [Fact]
    public async Task Most_of_what_is_served_holds_the_description()
    {
        var thread = Discord.People.OpenThread(
            Town.Alice.User,
            Town.General,
            "aside",
            Discord.People.Speak(Town.Alice, Town.General, "start")
        );
        Discord.People.Forward(Town.Bob.User, Discord.People.Speak(Town.Bob, thread, "a reply"), Town.General);
        Discord.People.PostInForum(Town.Bob.User, Town.Forum, "a post", "its text");
        Discord.People.Ban(Town.Mod, Town.Bob, "by hand");
        var guild = $"/guilds/{Town.Guild.Id}";
        string[] paths =
        [
            "/gateway",
            "/gateway/bot",
            "/applications/@me",
            "/oauth2/applications/@me",
            "/users/@me",
            "/users/@me/guilds",
            $"/users/{Town.Alice.Id}",
            guild,
            $"{guild}?with_counts=true",
            $"{guild}/channels",
            $"{guild}/roles",
            $"{guild}/members?limit=10",
            $"{guild}/members/{Town.Alice.Id}",
            $"{guild}/members/search?query=al",
            $"{guild}/bans",
            $"{guild}/bans/{Town.Bob.Id}",
            $"{guild}/audit-logs?limit=5",
            $"{guild}/threads/active",
            $"{guild}/auto-moderation/rules",
            $"/channels/{Town.General.Id}",
            $"/channels/{thread.Id}",
            $"/channels/{thread.Id}/thread-members",
            $"/channels/{Town.General.Id}/threads/archived/public",
            Messages,
            $"/channels/{thread.Id}/messages",
            $"/applications/{Discord.World.App.Id}/commands",
        ];

        foreach (var path in paths)
            Assert.Equal((path, HttpStatusCode.OK), (path, (await Rest.GetAsync(path)).Status));
        Assert.Empty(Discord.Contract.OwnFaults);
    }

    private Task<RawAnswer> TimeOutAsync(TimeSpan span) =>
        Rest.SendAsync(
            HttpMethod.Patch,
            $"/guilds/{Town.Guild.Id}/members/{Town.Alice.Id}",
            new JsonObject { ["communication_disabled_until"] = (Discord.Clock.GetUtcNow() + span).ToString("O") }
        );
}
