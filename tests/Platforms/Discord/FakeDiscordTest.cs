using System.Text.Json.Nodes;
using Belong.FakeDiscord;
using Belong.FakeDiscord.Control;
using Belong.FakeDiscord.Gateway;
using Belong.FakeDiscord.Limits;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>
/// A fake of one's own for each test; at the end it must not have broken Discord's description itself.
/// </summary>
public abstract class FakeDiscordTest : IAsyncLifetime
{
    internal const ulong AllIntents = (ulong)(
        Intents.Guilds
        | Intents.GuildMembers
        | Intents.GuildModeration
        | Intents.GuildMessages
        | Intents.DirectMessages
        | Intents.MessageContent
        | Intents.AutoModerationExecution
    );

    internal FakeDiscordServer Discord { get; private set; } = null!;

    internal RawRest Rest { get; private set; } = null!;

    internal Town Town => Discord.Town;

    internal string Messages => $"/channels/{Town.General.Id}/messages";

    /// <summary>Discord's figures, without the limits of buckets where a test is about something else.</summary>
    protected virtual FakeDiscordOptions Options => new() { Limits = LimitOptions.Lax };

    public async Task InitializeAsync()
    {
        Discord = await FakeDiscordServer.StartAsync(Options);
        Rest = new RawRest(Discord);
    }

    public async Task DisposeAsync()
    {
        Rest.Dispose();
        await Discord.DisposeAsync();
        Assert.Empty(Discord.Contract.OwnFaults);
    }

    internal async Task<string> GatewayUrlAsync() => (string)(await Rest.GetAsync("/gateway/bot")).Body!["url"]!;

    internal async Task<RawGateway> IdentifyAsync(ulong intents = AllIntents, bool compressed = false) =>
        await RawGateway.IdentifyAsync(await GatewayUrlAsync(), Discord.Token, intents, compressed);

    internal static JsonObject Text(string content) => new() { ["content"] = content };
}
