using System.Text.Json;
using Belong.FakeDiscord;
using Belong.FakeDiscord.Gateway;
using Belong.FakeDiscord.Limits;
using Belong.FakeDiscord.World;
using Belong.Tests.Support;
using Xunit;

namespace Belong.Tests.Starting;

/// <summary>The start on Discord, and the verb <c>check</c>, as an operator sees them.</summary>
public sealed class DiscordStartTests : IAsyncLifetime, IDisposable
{
    private static readonly string[] Moderators = ["Moderators"];
    private static readonly string[] Operators = ["Operators"];
    private static readonly string[] Trustees = ["Trustees"];

    private readonly TemporaryFolder _folder = new();
    private FakeDiscordServer _discord = null!;

    public async Task InitializeAsync()
    {
        _discord = await FakeDiscordServer.StartAsync(new FakeDiscordOptions { Limits = LimitOptions.Lax });
        var (people, town) = (_discord.People, _discord.Town);
        people.AddRole(town.Guild, "Trustees", Permission.ModerateMembers);
        foreach (var name in new[] { "operators", "trustee" })
        {
            people.AddChannel(
                town.Guild,
                name,
                ChannelKind.Text,
                new Overwrite(town.Guild.Id, IsMember: false, Permission.None, Permission.ViewChannel),
                new Overwrite(town.BotRole.Id, IsMember: false, Permission.ViewChannel, Permission.None)
            );
        }

        await WriteAsync(_discord.Token, _discord.ApiBase);
    }

    public async Task DisposeAsync() => await _discord.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_good_set_up_is_checked_and_found_good()
    {
        var (exit, output, error) = await BotProcess.RunAsync(_folder.Path, "check");

        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("ok ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("less ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_is_named_by_the_check_and_at_the_start()
    {
        await WriteAsync("another-token", _discord.ApiBase);

        var (checkExit, output, _) = await BotProcess.RunAsync(_folder.Path, "check");
        var (startExit, _, error) = await BotProcess.RunAsync(_folder.Path, "--urls=http://127.0.0.1:0");

        Assert.Equal((1, 1), (checkExit, startExit));
        Assert.Contains("does not accept the bot's token", output, StringComparison.Ordinal);
        Assert.Contains("does not accept the bot's token", error, StringComparison.Ordinal);
        Assert.DoesNotContain("another-token", output + error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_that_is_not_connected_yet_does_not_claim_to_be()
    {
        _discord.Faults.GatewayUnreachable = true;

        using var bot = await BotProcess.StartAsync(_folder.Path);

        Assert.Matches("is ready at http://[0-9.:]+ and connecting to Discord", bot.Ready);
    }

    [Fact]
    public async Task A_missing_intent_and_a_missing_permission_are_named_and_the_bot_can_start()
    {
        _discord.People.Grant(Intents.GuildMembers);
        _discord.People.SetPermissions(
            _discord.Town.Guild,
            _discord.Town.BotRole,
            Belong.FakeDiscord.Control.Town.BotPermissions & ~Permission.ModerateMembers
        );

        var (exit, output, _) = await BotProcess.RunAsync(_folder.Path, "check");

        Assert.Equal(0, exit);
        Assert.Contains("Message Content Intent", output, StringComparison.Ordinal);
        Assert.Contains("the bot lacks Time Out Members", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_cannot_be_reached_is_named()
    {
        await WriteAsync(_discord.Token, "http://127.0.0.1:9/api/v10");

        var (exit, output, _) = await BotProcess.RunAsync(_folder.Path, "check");

        Assert.Equal(1, exit);
        Assert.Contains("could not be asked at http://127.0.0.1:9/api/v10", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Real_communities_need_the_addresses_that_the_charter_promises()
    {
        await WriteAsync(_discord.Token, _discord.ApiBase, contacts: false);

        var (exit, _, error) = await BotProcess.RunAsync(_folder.Path, "check");

        Assert.Equal(1, exit);
        Assert.Contains("Contacts:Reports is missing", error, StringComparison.Ordinal);
    }

    private async Task WriteAsync(string token, string api, bool contacts = true)
    {
        await File.WriteAllTextAsync(_folder.File("token"), token + "\n");
        await File.WriteAllTextAsync(
            _folder.File("appsettings.json"),
            JsonSerializer.Serialize(
                new
                {
                    Discord = new
                    {
                        TokenFile = _folder.File("token"),
                        ApiBase = api,
                        Guilds = new[]
                        {
                            new
                            {
                                Id = _discord.Town.Guild.Id.ToString(),
                                ModeratorRoles = Moderators,
                                OperatorRoles = Operators,
                                TrusteeRoles = Trustees,
                            },
                        },
                    },
                    Contacts = contacts
                        ? new
                        {
                            Reports = "a@example.org",
                            Appeals = "b@example.org",
                            Complaints = "c@example.org",
                        }
                        : null,
                }
            )
        );
    }
}
