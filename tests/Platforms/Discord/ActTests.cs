using Belong.Bot.Chat;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>What the bot does stays within what Discord allows; what it cannot do it knows beforehand.</summary>
public sealed class ActTests : ActTest
{
    [Fact]
    public async Task Nobody_is_pinged_by_what_the_bot_repeats()
    {
        var id = await Bot.PostAsync(
            General,
            new Post($"he said @everyone and <@{Subject.Town.Bob.Id}>"),
            Guid.NewGuid(),
            default
        );

        var message = Subject
            .People.Sees(Subject.Town.Alice.User, Subject.Town.General)
            .Single(one => DiscordSubject.IdOf(one) == id);
        Assert.Empty(message.Mentions);
        Assert.False(message.MentionsEveryone);
        Assert.Empty(message.AllowedMentions!["parse"]!.AsArray());
    }

    [Fact]
    public async Task A_time_out_is_at_most_what_Discord_allows()
    {
        await Bot.TimeOutAsync(Alice, TimeProvider.System.GetUtcNow().AddDays(90), "case 7", default);

        var standing = await Bot.StandingOfAsync(Alice, default);
        Assert.InRange(
            standing.TimedOutUntil!.Value - TimeProvider.System.GetUtcNow(),
            TimeSpan.FromDays(27.9),
            TimeSpan.FromDays(28)
        );
    }

    [Fact]
    public async Task A_rude_title_is_taken_out_of_sight_too()
    {
        var thread = Subject.People.OpenThread(Subject.Town.Bob.User, Subject.Town.General, "A rude title");
        var opened = (await Subject.NextAsync<ChatEvent.MessagePosted>()).Message;
        if (opened.Parts.Count == 0)
            opened = (await Subject.NextAsync<ChatEvent.MessagePosted>()).Message;

        await Bot.HideAsync(opened.Channel, opened.Id, "case 7", default);

        Assert.Equal("Title removed", thread.Name);
    }

    [Fact]
    public async Task What_cannot_be_done_is_known_beforehand_with_its_remedy()
    {
        var (town, people) = (Subject.Town, Subject.People);
        var moderator = DiscordSubject.IdOf(town.Mod);
        Assert.Null(await Bot.WhyNotAsync(MemberAct.Ban, Alice, moderator, default));
        Assert.Null(await Bot.WhyNotAsync(MemberAct.TakeAccess, Alice, moderator, default));
        Assert.Contains(
            "owns",
            await Bot.WhyNotAsync(MemberAct.Kick, DiscordSubject.IdOf(town.Owner), moderator, default),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Your highest role",
            await Bot.WhyNotAsync(MemberAct.Ban, DiscordSubject.IdOf(town.SecondMod), moderator, default),
            StringComparison.Ordinal
        );

        var chief = people.AddRole(town.Guild, "Chiefs", above: town.BotRole);
        people.GiveRole(town.Owner, town.Bob, chief);
        await DiscordSubject.UntilAsync(() =>
            Bot.WhyNotAsync(MemberAct.Ban, DiscordSubject.IdOf(town.Bob), null, default)
                .Result?.Contains("above it", StringComparison.Ordinal) == true
        );

        people.SetPermissions(town.Guild, town.BotRole, Belong.FakeDiscord.World.Permission.ViewChannel);
        await DiscordSubject.UntilAsync(() =>
            Bot.WhyNotAsync(MemberAct.Ban, Alice, moderator, default)
                .Result?.Contains("Ban Members", StringComparison.Ordinal) == true
        );
    }

    [Fact]
    public async Task A_permission_given_back_is_used_at_once()
    {
        var (town, people) = (Subject.Town, Subject.People);
        var message = people.Speak(town.Bob, town.General, "bad");
        var before = town.BotRole.Permissions;
        people.SetPermissions(town.Guild, town.BotRole, before & ~Belong.FakeDiscord.World.Permission.ManageMessages);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(
                PlatformFault.Forbidden,
                (
                    await Assert.ThrowsAsync<PlatformException>(() =>
                        Bot.HideAsync(General, DiscordSubject.IdOf(message), "case 7", default)
                    )
                ).Fault
            );
        }

        Assert.InRange(
            Subject.Discord.Journal.Entries.Count(entry => entry is { Method: "DELETE", Status: 403 }),
            1,
            2
        );

        people.SetPermissions(town.Guild, town.BotRole, before);
        await DiscordSubject.UntilAsync(() =>
            Bot.HideAsync(General, DiscordSubject.IdOf(message), "case 7", default)
                .ContinueWith(one => one.IsCompletedSuccessfully, TaskScheduler.Default)
                .Result
        );
        Assert.DoesNotContain(people.Sees(town.Alice.User, town.General), one => one.Content == "bad");
    }
}
