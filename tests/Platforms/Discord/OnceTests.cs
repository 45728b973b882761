using Belong.Bot.Chat;
using Belong.FakeDiscord.Faults;
using Belong.FakeDiscord.World;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>What the bot does is done once, whatever becomes of the answers.</summary>
public sealed class OnceTests : ActTest
{
    [Fact]
    public async Task A_message_whose_answer_was_lost_is_posted_once()
    {
        Subject.Discord.Faults.OnNextRequests(
            new RestFault(RestFaultKind.LostAnswer)
            {
                Method = "POST",
                Path = "/messages$",
                Times = 2,
            }
        );

        await Bot.PostAsync(General, new Post("once"), Guid.NewGuid(), default);

        Assert.Single(Said(), "once");
    }

    [Fact]
    public async Task A_message_whose_answer_was_lost_with_the_bot_is_found_again_by_its_words()
    {
        var key = Guid.NewGuid();
        await Bot.PostAsync(
            General,
            new Post("a card, *once*") { Title = "Case 7", Fields = [new("About", "some_body")] },
            key,
            default
        );
        Forget(key);
        Subject.Discord.Clock.Advance(TimeSpan.FromHours(2));

        await Bot.PostAsync(
            General,
            new Post("a card, *once*") { Title = "Case 7", Fields = [new("About", "some_body")] },
            key,
            default
        );

        Assert.Single(Subject.People.Sees(Subject.Town.Alice.User, Subject.Town.General));
    }

    [Fact]
    public async Task A_message_whose_answer_was_lost_is_found_again_behind_hundreds_of_others()
    {
        var (key, town) = (Guid.NewGuid(), Subject.Town);
        Subject.People.Burst(town.General, [town.Alice, town.Bob], 250, number => $"word {number}");
        await Bot.PostAsync(General, new Post("once"), key, default);
        Forget(key);
        Subject.Discord.Clock.Advance(TimeSpan.FromHours(2));

        await Bot.PostAsync(General, new Post("once"), key, default);

        Assert.Single(Said(), "once");
    }

    [Fact]
    public async Task A_ban_whose_answer_was_lost_is_one_ban()
    {
        Subject.Discord.Faults.OnNextRequests(
            new RestFault(RestFaultKind.LostAnswer) { Method = "PUT", Path = "/bans/" }
        );

        await Bot.RemoveMemberAsync(Alice, Removal.Ban, "case 7", default);

        var entry = Assert.Single(Subject.Town.Guild.AuditLog, one => one.Act == AuditAct.MemberBan);
        Assert.Equal("case 7", entry.Reason);
    }

    [Fact]
    public async Task Who_is_banned_already_is_not_banned_again()
    {
        Subject.People.Ban(Subject.Town.Mod, Subject.Town.Alice, "by hand");

        await Bot.RemoveMemberAsync(Alice, Removal.Ban, "case 7", default);

        Assert.Equal(
            0,
            Subject.Discord.Journal.Count("PUT", "/guilds/{guild_id}/bans/{user_id}", onlySuccessful: false)
        );
        Assert.True((await Bot.StandingOfAsync(Alice, default)).Banned);
    }

    [Theory]
    [InlineData(RestFaultKind.TooMany)]
    [InlineData(RestFaultKind.TooManyWithoutHeaders)]
    [InlineData(RestFaultKind.TooManyGlobal)]
    [InlineData(RestFaultKind.TooManyShared)]
    [InlineData(RestFaultKind.Status)]
    [InlineData(RestFaultKind.ResetBefore)]
    public async Task A_post_outlives_every_fault_that_passes_and_is_posted_once(RestFaultKind kind)
    {
        Subject.Discord.Faults.OnNextRequests(
            new RestFault(kind)
            {
                Method = "POST",
                Path = "/messages$",
                Times = 2,
                RetryAfter = TimeSpan.FromMilliseconds(50),
            }
        );

        await Bot.PostAsync(General, new Post("once"), Guid.NewGuid(), default);

        Assert.Single(Said(), "once");
    }

    private IEnumerable<string> Said() =>
        Subject.People.Sees(Subject.Town.Alice.User, Subject.Town.General).Select(message => message.Content);

    /// <summary>
    /// As after a kill between the sending and its answer: the ledger knows that it was begun, and no more.
    /// </summary>
    private void Forget(Guid key)
    {
        using var ledger = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={Subject.Options.Path};Pooling=False"
        );
        ledger.Open();
        using var command = ledger.CreateCommand();
        command.CommandText = "UPDATE sent SET message = NULL, at = at - 3600000 WHERE key LIKE $1";
        command.Parameters.AddWithValue("$1", $"{key:N}%");
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
