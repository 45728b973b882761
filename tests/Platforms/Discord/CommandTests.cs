using System.Text.Json;
using System.Text.Json.Nodes;
using Belong.Bot.Chat;
using Belong.FakeDiscord.Faults;
using Belong.Tests.Support;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>Commands are registered by what differs, and their failing leaves the rest alone.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task Commands_that_are_the_same_are_left_alone()
    {
        await using var subject = await DiscordSubject.StartAsync();
        var written = subject.Discord.Commands.Writes;
        await RestartAsync(subject);

        Assert.Equal(written, subject.Discord.Commands.Writes);
        Assert.Empty(subject.Discord.Contract.Violations);
    }

    [Fact]
    public async Task Only_what_differs_is_written_and_what_is_gone_is_taken_away()
    {
        await using var subject = await DiscordSubject.PrepareAsync();
        var api = new CommandApi(subject);
        await subject.ConnectAsync();
        var before = subject.Discord.Commands.All.ToDictionary(Key, command => command["version"]!.GetValue<string>());
        await api.WriteAsync("queue", "Something else");
        await api.WriteAsync("left-over", "Of an older bot");
        await RestartAsync(subject);

        var after = subject.Discord.Commands.All.ToDictionary(Key, command => command["version"]!.GetValue<string>());
        Assert.Equal(before.Keys.Order(), after.Keys.Order());
        Assert.Equal(["1 queue"], after.Where(one => before[one.Key] != one.Value).Select(one => one.Key));
    }

    [Fact]
    public async Task Each_command_is_offered_to_those_whom_it_is_for()
    {
        await using var subject = await DiscordSubject.StartAsync();
        var commands = subject.Discord.Commands.All.ToDictionary(Key);

        Assert.Null(commands["1 report"]["default_member_permissions"]);
        Assert.Equal("1099511627776", commands["1 queue"]["default_member_permissions"]!.GetValue<string>());
        Assert.Equal("show", commands["1 case"]["options"]![0]!["name"]!.GetValue<string>());
        Assert.Equal("Report to the moderators", commands["3 Report to the moderators"]["name"]!.GetValue<string>());
        Assert.Equal([0], commands["1 report"]["contexts"]!.AsArray().Select(one => one!.GetValue<int>()));
        Assert.Equal("The open cases.", commands["1 queue"]["description_localizations"]!["en-GB"]!.GetValue<string>());
    }

    [Fact]
    public async Task In_a_Welsh_server_Welsh_is_the_default_and_English_the_localisation()
    {
        await using var subject = await DiscordSubject.PrepareAsync();
        subject.Settings.Language = "cy";
        await subject.ConnectAsync();
        var queue = subject.Discord.Commands.All.Single(command => Key(command) == "1 queue");

        Assert.Equal("Yr achosion sy'n aros", queue["description"]!.GetValue<string>());
        Assert.Equal("The open cases.", queue["description_localizations"]!["en-US"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_registration_that_fails_is_tried_again_while_everything_else_works()
    {
        await using var subject = await DiscordSubject.PrepareAsync();
        subject.Discord.Faults.OnNextRequests(
            new RestFault(RestFaultKind.Status)
            {
                Status = 400,
                Path = "/commands",
                Times = 1,
            }
        );
        var connecting = subject.ConnectAsync();
        await DiscordSubject.UntilAsync(() => subject.Discord.Gateway.Online > 0);
        subject.People.Speak(subject.Town.Alice, subject.Town.General, "hello");

        Assert.Equal("hello", (await subject.NextAsync<ChatEvent.MessagePosted>()).Message.Text);
        Assert.Empty(subject.Discord.Commands.All);
        await connecting;
        Assert.NotEmpty(subject.Discord.Commands.All);
    }

    [Fact]
    public async Task A_bot_that_was_removed_and_is_invited_again_looks_at_its_commands_again()
    {
        await using var subject = await DiscordSubject.StartAsync();
        await new CommandApi(subject).WriteAsync("queue", "Something else");
        subject.People.ExpelBot(subject.Town.Guild);
        subject.People.InviteBot(subject.Town.Guild, Belong.FakeDiscord.Control.Town.BotPermissions);

        await DiscordSubject.UntilAsync(() =>
            subject.Discord.Commands.All.Single(command => Key(command) == "1 queue")["description"]!.GetValue<string>()
            == "The open cases."
        );
    }

    [Fact]
    public async Task Every_command_of_the_desk_fits_Discords_limits()
    {
        await using var bot = await RunningBot.StartAsync();
        var desk = (Belong.Bot.Desk.CommandDesk)bot.Services.GetService(typeof(Belong.Bot.Desk.CommandDesk))!;
        await using var subject = await DiscordSubject.StartAsync(desk.Specs);

        Assert.Empty(subject.Discord.Contract.Violations);
        Assert.Contains(subject.Discord.Commands.All, command => Key(command) == "1 report");
    }

    private static string Key(JsonObject command) => $"{command["type"]} {command["name"]}";

    /// <summary>Until the new connection has compared its commands.</summary>
    private static async Task RestartAsync(DiscordSubject subject)
    {
        await subject.DisconnectAsync();
        await subject.ConnectAsync();
    }

    /// <summary>Somebody else with the bot's token.</summary>
    private sealed class CommandApi(DiscordSubject subject)
    {
        public async Task WriteAsync(string name, string description)
        {
            using var client = new HttpClient(new SocketsHttpHandler());
            client.DefaultRequestHeaders.Add("Authorization", $"Bot {subject.Discord.Token}");
            client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "DiscordBot (https://example.org, 1)");
            using var content = new StringContent(
                JsonSerializer.Serialize(
                    new
                    {
                        name,
                        description,
                        type = 1,
                    }
                ),
                System.Text.Encoding.UTF8,
                "application/json"
            );
            using var answer = await client.PostAsync(
                $"{subject.Discord.ApiBase}/applications/{subject.Discord.World.App.Id}/guilds/{subject.Town.Guild.Id}/commands",
                content
            );
            answer.EnsureSuccessStatusCode();
        }
    }
}
