using System.Text.Json;
using System.Text.Json.Nodes;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord;
using Belong.Bot.Platforms.Discord.Guilds;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>What the bot knows of a server, while Discord tells of it anew.</summary>
public sealed class GuildStateTests
{
    private static readonly GuildMember Moderator = new(7, "Mo", [300], IsBot: false);

    [Fact]
    public async Task A_moderator_is_one_also_while_Discord_tells_of_the_server_anew()
    {
        var guild = new GuildState(new DiscordGuildOptions { Id = "100", ModeratorRoles = ["Moderators"] });
        var told = Told(roles: 200);
        guild.Load(told);
        var asking = Task.Run(() =>
            Enumerable
                .Range(0, 20_000)
                .All(_ => guild.RolesOf(Moderator).HasFlag(Roles.Moderator) && guild.Channel(500) is not null)
        );
        while (!asking.IsCompleted)
            guild.Load(told);

        Assert.True(await asking);
    }

    private static JsonElement Told(int roles) =>
        JsonSerializer.SerializeToElement(
            new JsonObject
            {
                ["id"] = "100",
                ["roles"] = new JsonArray([
                    .. Enumerable
                        .Range(1, roles)
                        .Select(number =>
                            (JsonNode)new JsonObject { ["id"] = $"{1000 + number}", ["name"] = $"role {number}" }
                        ),
                    new JsonObject { ["id"] = "300", ["name"] = "Moderators" },
                ]),
                ["channels"] = new JsonArray(
                    new JsonObject
                    {
                        ["id"] = "500",
                        ["type"] = 0,
                        ["name"] = "general",
                    }
                ),
            }
        );
}
