using System.Net;
using System.Text.Json.Nodes;
using Belong.FakeDiscord.Control;
using Belong.FakeDiscord.Interactions;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>Interactions on the fake: their clock, their order, and who may start them.</summary>
public sealed class FakeDiscordTestsInteractions : FakeDiscordTest
{
    [Fact]
    public async Task A_second_first_answer_is_refused()
    {
        var (pressed, callback, _) = await PressAsync();
        Assert.Equal(HttpStatusCode.NoContent, (await Rest.PostAsync(callback, Reply("one"))).Status);
        Assert.Equal(40060, (await Rest.PostAsync(callback, Reply("two"))).Code);
        Assert.Equal("one", (await pressed).Original!.Content);
    }

    [Fact]
    public async Task Three_seconds_are_three_seconds()
    {
        var (_, callback, _) = await PressAsync();
        Discord.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(10062, (await Rest.PostAsync(callback, Reply("late"))).Code);
    }

    [Fact]
    public async Task A_deferral_is_loading_until_it_is_edited_and_its_token_ends_after_fifteen_minutes()
    {
        var (pressed, callback, webhook) = await PressAsync();
        await Rest.PostAsync(
            callback,
            new JsonObject
            {
                ["type"] = 5,
                ["data"] = new JsonObject { ["flags"] = 64 },
            }
        );
        var interaction = await pressed;
        Assert.Equal("", interaction.Original!.Content);
        await Rest.SendAsync(HttpMethod.Patch, $"{webhook}/messages/@original", Text("done"));

        Assert.Equal("done", interaction.Original.Content);
        Assert.Null(interaction.Original.EditedAt);
        Assert.Contains(interaction.Original, Discord.People.Sees(Town.Alice.User, Town.General));
        Assert.DoesNotContain(interaction.Original, Discord.People.Sees(Town.Bob.User, Town.General));
        Discord.Clock.Advance(TimeSpan.FromMinutes(16));
        var late = await Rest.SendAsync(HttpMethod.Patch, $"{webhook}/messages/@original", Text("more"));
        Assert.Equal((HttpStatusCode.Unauthorized, 50027), (late.Status, late.Code));
    }

    [Fact]
    public async Task A_form_cannot_answer_a_form_and_its_fields_are_checked_as_the_client_does()
    {
        var (pressed, callback, _) = await PressAsync();
        Assert.Equal(HttpStatusCode.NoContent, (await Rest.PostAsync(callback, Form())).Status);
        var opener = await pressed;
        await Assert.ThrowsAsync<RefusedException>(() => SubmitAsync(opener, ""));
        await Assert.ThrowsAsync<RefusedException>(() => SubmitAsync(opener, new string('x', 11)));

        await using var gateway = await ListenAsync();
        var sent = SubmitAsync(opener, "please");
        var data = await gateway.EventAsync("INTERACTION_CREATE");
        Assert.Equal("please", (string?)data["data"]!["components"]![0]!["component"]!["value"]);
        Assert.Equal(50035, (await Rest.PostAsync(Callback(data), Form())).Code);
        Assert.Equal(HttpStatusCode.NoContent, (await Rest.PostAsync(Callback(data), Reply("thanks"))).Status);
        Assert.Equal("thanks", (await sent).Original!.Content);
    }

    [Fact]
    public async Task Members_are_offered_only_what_they_may_use()
    {
        await Rest.PostAsync(
            $"/applications/{Discord.World.App.Id}/commands",
            new JsonObject
            {
                ["name"] = "warn",
                ["description"] = "Warns a member",
                ["default_member_permissions"] = "1099511627776",
                ["options"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = 6,
                        ["name"] = "member",
                        ["description"] = "Who",
                        ["required"] = true,
                    }
                ),
            }
        );
        var options = new Dictionary<string, string> { ["member"] = Town.Bob.Id.ToString() };
        await Assert.ThrowsAsync<RefusedException>(() =>
            Discord.People.InvokeAsync(Town.Alice.User, Town.General, "warn", options, CancellationToken.None)
        );
        await Assert.ThrowsAsync<RefusedException>(() =>
            Discord.People.InvokeAsync(
                Town.Mod.User,
                Town.General,
                "warn",
                new Dictionary<string, string>(),
                CancellationToken.None
            )
        );

        await using var gateway = await ListenAsync();
        var invoked = Discord.People.InvokeAsync(Town.Mod.User, Town.General, "warn", options, CancellationToken.None);
        var data = await gateway.EventAsync("INTERACTION_CREATE");
        Assert.Equal("bob", (string?)data["data"]!["resolved"]!["users"]![Town.Bob.Id.ToString()]!["username"]);
        await Rest.PostAsync(Callback(data), Reply("warned"));
        Assert.Equal(AnswerKind.Message, (await invoked).Answer);
    }

    [Fact]
    public async Task An_unchanged_command_keeps_its_version()
    {
        JsonArray Commands() => [new JsonObject { ["name"] = "Report to moderators", ["type"] = 3 }];
        var path = $"/applications/{Discord.World.App.Id}/guilds/{Town.Guild.Id}/commands";
        var first = await Rest.SendAsync(HttpMethod.Put, path, Commands());
        var second = await Rest.SendAsync(HttpMethod.Put, path, Commands());

        Assert.Equal((string?)first.Body![0]!["version"], (string?)second.Body![0]!["version"]);
        Assert.Equal(
            50035,
            (await Rest.PostAsync(path, new JsonObject { ["name"] = "Not Lower Case", ["description"] = "x" })).Code
        );
        Assert.Empty(Discord.Contract.Violations);
    }

    private static JsonObject Reply(string content) => new() { ["type"] = 4, ["data"] = Text(content) };

    private static JsonObject Form() =>
        new()
        {
            ["type"] = 9,
            ["data"] = new JsonObject
            {
                ["custom_id"] = "form",
                ["title"] = "A form",
                ["components"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = 18,
                        ["label"] = "Words",
                        ["component"] = new JsonObject
                        {
                            ["type"] = 4,
                            ["custom_id"] = "words",
                            ["style"] = 1,
                            ["max_length"] = 10,
                        },
                    }
                ),
            },
        };

    private static string Callback(JsonNode interaction) =>
        $"/interactions/{interaction["id"]}/{interaction["token"]}/callback";

    private Task<Interaction> SubmitAsync(Interaction opener, string words) =>
        Discord.People.SubmitAsync(
            Town.Alice.User,
            opener,
            new Dictionary<string, string> { ["words"] = words },
            CancellationToken.None
        );

    private async Task<RawGateway> ListenAsync()
    {
        Discord.Clock.Advance(TimeSpan.FromSeconds(5));
        var gateway = await IdentifyAsync();
        await gateway.EventAsync("GUILD_CREATE");
        return gateway;
    }

    /// <summary>Alice presses a button; the bot has been told.</summary>
    private async Task<(Task<Interaction> Pressed, string Callback, string Webhook)> PressAsync()
    {
        var card = await Rest.PostAsync(
            Messages,
            new JsonObject
            {
                ["content"] = "a card",
                ["components"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = 1,
                        ["components"] = new JsonArray(
                            new JsonObject
                            {
                                ["type"] = 2,
                                ["custom_id"] = "go",
                                ["label"] = "Go",
                                ["style"] = 1,
                            }
                        ),
                    }
                ),
            }
        );
        var message = Town.General.Messages.Single(one => one.Id.ToString() == card.Id);
        await using var gateway = await ListenAsync();
        var pressed = Discord.People.PressAsync(Town.Alice.User, message, "Go", CancellationToken.None);
        var data = await gateway.EventAsync("INTERACTION_CREATE");
        return (pressed, Callback(data), $"/webhooks/{Discord.World.App.Id}/{data["token"]}");
    }
}
