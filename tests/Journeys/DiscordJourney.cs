using Belong.FakeDiscord;
using Belong.FakeDiscord.Limits;
using Belong.FakeDiscord.World;
using Belong.Tests.Platforms.Discord;
using Belong.Tests.Support;
using Xunit;

namespace Belong.Tests.Journeys;

/// <summary>The main job on Discord, with the whole bot: said, flagged, shown, decided, told.</summary>
public sealed class DiscordJourney
{
    [Fact]
    public async Task An_insult_becomes_a_card_and_the_moderators_warning_reaches_the_member()
    {
        await using var discord = await FakeDiscordServer.StartAsync(
            new FakeDiscordOptions { Limits = LimitOptions.Lax }
        );
        using var token = new TemporaryFolder();
        await File.WriteAllTextAsync(token.File("token"), discord.Token);
        var (people, town) = (discord.People, discord.Town);
        people.AddRole(town.Guild, "Trustees");
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

        await using var bot = await RunningBot.StartAsync(
            $"--Discord:TokenFile={token.File("token")}",
            $"--Discord:ApiBase={discord.ApiBase}",
            $"--Discord:Guilds:0:Id={town.Guild.Id}",
            "--Discord:Guilds:0:ModeratorRoles:0=Moderators",
            "--Discord:Guilds:0:OperatorRoles:0=Operators",
            "--Discord:Guilds:0:TrusteeRoles:0=Trustees",
            "--Contacts:Reports=a@example.org",
            "--Contacts:Appeals=b@example.org",
            "--Contacts:Complaints=c@example.org",
            "--Screening:Shadow=false"
        );
        await DiscordSubject.UntilAsync(() => discord.Commands.All.Count > 0);

        people.Speak(town.Alice, town.General, $"<@{town.Bob.Id}> you are a pathetic idiot");
        await DiscordSubject.UntilAsync(() => Cards().Any(card => card.Embeds.Count > 0));
        var card = Cards().Last(one => one.Embeds.Count > 0);
        Assert.Contains("__**", card.Embeds.ToJsonString(), StringComparison.Ordinal);

        var pressed = await people.PressAsync(town.Mod.User, card, "Warn", default);
        await pressed.SettledAsync(default);
        var opened = pressed.Modal is not null
            ? pressed
            : await people.PressAsync(town.Mod.User, pressed.Original!, "Open the form", default);
        var sent = await people.SubmitAsync(town.Mod.User, opened, new Dictionary<string, string>(), default);
        await sent.SettledAsync(default);

        await DiscordSubject.UntilAsync(() =>
            people.DirectMessages(town.Alice.User).Any(message => message.Embeds.Count > 0)
        );
        Assert.Contains(
            "Warning under",
            people.DirectMessages(town.Alice.User)[0].Embeds.ToJsonString(),
            StringComparison.Ordinal
        );
        Assert.Empty(discord.Contract.Violations);
        Assert.Equal("ok", await StatusAsync());

        discord.Faults.GatewayUnreachable = true;
        discord.Gateway.Drop();
        using var patience = Progress.Patience();
        while (await StatusAsync() != "degraded")
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);

        async Task<string> StatusAsync() => (await bot.Community.GetAsync("/health"))["status"]!.ToString();
        IReadOnlyList<Message> Cards() => people.Sees(town.Mod.User, town.ModeratorsChannel);
    }
}
