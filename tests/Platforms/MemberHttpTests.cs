using System.Net;
using Belong.Bot.Chat;
using Xunit;

namespace Belong.Tests.Platforms;

public sealed class MemberHttpTests : LocalTest
{
    private static readonly string[] ModeratorRole = ["moderator"];

    [Fact]
    public async Task The_seed_community_has_people_of_every_role_and_not_the_bot()
    {
        var members = (await Client.GetAnswerAsync("local/members"))
            .Body.EnumerateArray()
            .Select(member => member.GetProperty("name").GetString())
            .ToList();

        Assert.Equal(
            [
                "Member One",
                "Member Two",
                "Member Three",
                "Member Four",
                "Moderator One",
                "Moderator Two",
                "Moderator Three",
                "Operator One",
                "Operator Two",
                "Trustee One",
            ],
            members
        );
    }

    [Fact]
    public async Task Somebody_joins_with_roles_and_can_speak_at_once()
    {
        var joined = await Client.PostAsync("local/members", new { name = "Zoë  Ångström", roles = ModeratorRole });

        Assert.Equal(HttpStatusCode.Created, joined.Status);
        Assert.Equal(("local:zoe-angstrom", "Zoë Ångström"), (joined.Text("id"), joined.Text("name")));
        Assert.Equal(
            ["member", "moderator"],
            joined.Body.GetProperty("roles").EnumerateArray().Select(role => role.GetString())
        );
        await Client.SayAsync("zoe-angstrom", "hello", "moderators");
        var heard = await Bot.NextAsync<ChatEvent.MemberJoined>();
        Assert.True(heard.Member.Has(Roles.Moderator));
    }

    [Theory]
    [InlineData("""{}""", 400, "name")]
    [InlineData("""{"name":" "}""", 422, "name")]
    [InlineData("""{"name":"a\u200bb"}""", 422, "name")]
    [InlineData("""{"name":"@all"}""", 422, "name")]
    [InlineData("""{"name":"***"}""", 422, "name")]
    [InlineData("""{"name":"moderator one"}""", 409, "name")]
    [InlineData("""{"name":"Someone","roles":["king"]}""", 422, "roles")]
    public async Task A_name_that_would_mislead_is_refused(string body, int status, string field)
    {
        var answer = await Client.PostRawAsync("local/members", body);

        Assert.Equal((status, field), ((int)answer.Status, answer.Field));
    }

    [Fact]
    public async Task Two_who_join_under_one_name_at_once_are_one_member_and_one_refusal()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Client.PostAsync("local/members", new { name = "Same Name" }))
        );

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.Equal(5, answers.Count(answer => answer.Status == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task An_inbox_is_read_by_its_owner_alone()
    {
        await Host.Platform.SendDirectAsync(
            new("local:member-1"),
            new Post("for you"),
            Guid.NewGuid(),
            CancellationToken.None
        );

        var own = await Client.GetAnswerAsync("local/members/member-1/inbox?as=local:member-1");
        Assert.Equal("for you", own.Body[0].GetProperty("text").GetString());
        foreach (var other in new[] { "member-2", "moderator-1", "trustee-1" })
        {
            Assert.Equal(
                HttpStatusCode.Forbidden,
                (await Client.GetAnswerAsync($"local/members/member-1/inbox?as={other}")).Status
            );
            Assert.Equal(
                HttpStatusCode.Forbidden,
                (await Client.GetAnswerAsync($"local/channels/inbox-member-1/messages?as={other}")).Status
            );
        }

        var write = await Client.PostAsync(
            "local/channels/inbox-member-1/messages",
            new { @as = "member-1", text = "to myself" }
        );
        Assert.Equal(HttpStatusCode.Forbidden, write.Status);
    }

    [Fact]
    public async Task A_removed_member_is_refused_with_the_reason_and_keeps_their_inbox()
    {
        var removed = new MemberId("local:member-1");
        await Host.Platform.SendDirectAsync(
            removed,
            new Post("why") { Buttons = [new("ack", "Acknowledge")] },
            Guid.NewGuid(),
            CancellationToken.None
        );
        await Host.Platform.RemoveMemberAsync(removed, Removal.Ban, "a test", CancellationToken.None);

        HttpAnswer[] refused =
        [
            await Client.PostAsync("local/channels/forum/messages", new { @as = "member-1", text = "still here" }),
            await Client.GetAnswerAsync("local/channels/forum/messages?as=member-1"),
            await Client.GetAnswerAsync("local/channels?as=member-1"),
            await Client.PostAsync(
                "local/commands",
                new
                {
                    @as = "member-1",
                    channel = "forum",
                    command = "charter",
                }
            ),
        ];
        Assert.All(
            refused,
            answer =>
            {
                Assert.Equal((HttpStatusCode.Forbidden, "as"), (answer.Status, answer.Field));
                Assert.Contains("removed", answer.Text("detail"), StringComparison.Ordinal);
            }
        );
        var inbox = await Client.GetAnswerAsync("local/members/member-1/inbox?as=member-1");
        var notice = inbox.Body[0].GetProperty("id").GetString();
        var pressed = await Client.PostAsync(
            $"local/messages/{notice}/press",
            new { @as = "member-1", button = "ack" }
        );
        Assert.Equal(HttpStatusCode.OK, pressed.Status);
        Assert.Empty((await Client.GetAnswerAsync("local/commands?as=member-1")).Body.EnumerateArray());
    }
}
