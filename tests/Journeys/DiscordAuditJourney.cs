using Belong.FakeDiscord;
using Belong.FakeDiscord.Limits;
using Belong.FakeDiscord.World;
using Belong.Tests.Platforms.Discord;
using Belong.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Belong.Tests.Journeys;

/// <summary>The hourly look at the audit log finds what the gateway never told of.</summary>
public sealed class DiscordAuditJourney
{
    [Fact]
    public async Task A_ban_by_hand_that_Discord_kept_to_itself_is_one_case_at_the_next_hour_and_stays_one()
    {
        await using var discord = await FakeDiscordServer.StartAsync(
            new FakeDiscordOptions
            {
                WithTown = false,
                Limits = LimitOptions.Lax,
                IdentifyEvery = TimeSpan.FromMilliseconds(20),
            }
        );
        using var token = new TemporaryFolder();
        await File.WriteAllTextAsync(token.File("token"), discord.Token);
        var server = new DiscordServer(discord, "One");
        var time = new TurnedTime();
        await using var bot = await RunningBot.StartAsync(
            services => services.AddSingleton<TimeProvider>(time).AddSingleton(DiscordSubject.Quick),
            [.. DiscordServer.Settings(discord, token.File("token")), .. server.Settings(0)]
        );
        await DiscordSubject.UntilAsync(HasBegun);

        server.Unheard(() => discord.People.Ban(server.Moderator, server.Member, "enough of it"));
        var entry = server.Guild.AuditLog.Single(one => one.Act == AuditAct.MemberBan);
        await HourAsync();
        await DiscordSubject.UntilAsync(() => server.Cards.Any(card => DiscordFaultsTown.Says(card, "enough of it")));

        // Late, again at the next hour, and once more after a restart: it stays one.
        discord.Gateway.SendEvent(
            "GUILD_AUDIT_LOG_ENTRY_CREATE",
            $$"""
            {"guild_id":"{{server.Guild.Id}}","id":"{{entry.Id}}","action_type":22,"user_id":"{{server.Moderator.Id}}","target_id":"{{server.Member.Id}}","reason":"enough of it"}
            """
        );
        await HourAsync();
        await bot.RestartAsync();
        await DiscordSubject.UntilAsync(() => AuditReadings() == 3);
        discord.People.Speak(
            discord.People.Join(server.Guild, "Another"),
            server.General,
            $"<@{server.Moderator.Id}> you are a pathetic idiot"
        );
        await DiscordSubject.UntilAsync(() => server.Cards.Count > 1);

        Assert.Equal(2, server.Cards.Count);
        Assert.Equal(2, DiscordFaultsTown.Ask(bot.Folder.Database, "SELECT count(*) FROM cases"));
        Assert.Equal(
            1,
            DiscordFaultsTown.Ask(
                bot.Folder.Database,
                "SELECT count(*) FROM case_events WHERE kind = 'sanctioned-by-hand'"
            )
        );

        async Task HourAsync()
        {
            var before = AuditReadings();
            time.Advance(TimeSpan.FromHours(1));
            await DiscordSubject.UntilAsync(() => AuditReadings() > before);
        }

        int AuditReadings() => discord.Journal.Count("GET", "/guilds/{guild_id}/audit-logs");
        bool HasBegun() =>
            DiscordFaultsTown.Ask(
                Path.ChangeExtension(bot.Folder.Database, ".discord.db"),
                "SELECT count(*) FROM note WHERE name = 'audit-begun'"
            ) == 1;
    }
}
