using System.Text.Json.Nodes;
using Belong.Bot.Chat;
using Belong.FakeDiscord.Faults;
using Belong.FakeDiscord.Gateway;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>What the bot hears of what people do.</summary>
public sealed class HearingTests : IAsyncLifetime
{
    private DiscordSubject _subject = null!;

    public async Task InitializeAsync() => _subject = await DiscordSubject.StartAsync();

    public async Task DisposeAsync() => await _subject.DisposeAsync();

    [Fact]
    public async Task That_the_bot_was_removed_from_the_server_is_told_and_that_it_is_back()
    {
        Assert.Null(await RemedyAsync("server"));
        _subject.People.ExpelBot(_subject.Town.Guild);
        Assert.Contains("Invite it again", await RemedyAsync("server"), StringComparison.Ordinal);

        _subject.People.InviteBot(_subject.Town.Guild, FakeDiscord.Control.Town.BotPermissions);
        Assert.Null(await RemedyAsync("server"));
    }

    [Fact]
    public async Task A_forwarded_message_is_heard_with_what_it_carries()
    {
        var first = _subject.People.Speak(_subject.Town.Alice, _subject.Town.General, "come to my webinar");
        _subject.People.Forward(_subject.Town.Bob.User, first, _subject.Town.General);

        await _subject.NextAsync<ChatEvent.MessagePosted>();
        var forward = (await _subject.NextAsync<ChatEvent.MessagePosted>()).Message;
        Assert.Equal(new MessagePart(MessagePartKind.Forward, "come to my webinar"), Assert.Single(forward.Parts));
        Assert.Null(forward.ReplyTo);
    }

    [Fact]
    public async Task Texts_of_embeds_and_names_of_files_are_heard()
    {
        _subject.People.SpeakRich(
            _subject.Town.Alice.User,
            _subject.Town.General,
            "look",
            new JsonArray(
                new JsonObject
                {
                    ["type"] = "rich",
                    ["title"] = "A title",
                    ["description"] = "and words",
                    ["fields"] = new JsonArray(
                        new JsonObject
                        {
                            ["name"] = "n",
                            ["value"] = "v",
                            ["inline"] = false,
                        }
                    ),
                }
            ),
            new JsonArray(
                new JsonObject
                {
                    ["id"] = "1",
                    ["filename"] = "you_idiot.png",
                    ["size"] = 1,
                    ["url"] = "https://example.org/x",
                    ["proxy_url"] = "https://example.org/x",
                }
            )
        );

        var heard = (await _subject.NextAsync<ChatEvent.MessagePosted>()).Message;
        Assert.Equal(["A title\nand words\nn\nv", "you_idiot.png"], heard.Parts.Select(part => part.Text));
    }

    [Fact]
    public async Task A_link_preview_is_no_edit_and_an_edit_is_one()
    {
        var message = _subject.People.Speak(_subject.Town.Alice, _subject.Town.General, "see https://example.org");
        _subject.People.Unfurl(message, "Example", "A page");
        _subject.People.Edit(message, "see https://example.org/other");
        _subject.People.Speak(_subject.Town.Bob, _subject.Town.General, "the end");

        await _subject.NextAsync<ChatEvent.MessagePosted>();
        Assert.Equal(
            "see https://example.org/other",
            Assert.IsType<ChatEvent.MessageEdited>(await _subject.NextAsync<ChatEvent>()).Message.Text
        );
        Assert.IsType<ChatEvent.MessagePosted>(await _subject.NextAsync<ChatEvent>());
    }

    [Fact]
    public async Task A_bulk_deletion_is_heard_message_by_message()
    {
        var messages = Enumerable
            .Range(0, 5)
            .Select(number => _subject.People.Speak(_subject.Town.Alice, _subject.Town.General, $"spam {number}"))
            .ToList();
        _subject.People.DeleteInBulk(_subject.Town.Mod.User, _subject.Town.General, messages);

        foreach (var message in messages)
            Assert.Equal(DiscordSubject.IdOf(message), (await _subject.NextAsync<ChatEvent.MessageDeleted>()).Message);
    }

    [Fact]
    public async Task Titles_of_threads_and_forum_posts_are_heard_and_a_new_title_is_an_edit()
    {
        var post = _subject.People.PostInForum(
            _subject.Town.Alice.User,
            _subject.Town.Forum,
            "A rude title",
            "and kind words"
        );
        var said = (await _subject.NextAsync<ChatEvent.MessagePosted>()).Message;
        Assert.Equal("and kind words", said.Text);
        Assert.Equal(post.Id, post.Messages[0].Id);
        Assert.Equal("A rude title", Assert.Single(said.Parts).Text);

        var thread = _subject.People.OpenThread(_subject.Town.Bob.User, _subject.Town.General, "Another title");
        var opened = (await _subject.NextAsync<ChatEvent.MessagePosted>()).Message;
        Assert.Equal((MessagePartKind.Title, "Another title"), (opened.Parts[0].Kind, opened.Parts[0].Text));
        Assert.Equal(DiscordSubject.IdOf(_subject.Town.Bob), opened.Author);

        _subject.People.RenameChannel(thread, "A third title");
        var renamed = (await _subject.NextAsync<ChatEvent.MessageEdited>()).Message;
        Assert.Equal((opened.Id, "A third title"), (renamed.Id, renamed.Parts[0].Text));
        Assert.True(renamed.Edit > 0);
    }

    [Fact]
    public async Task What_AutoMod_did_is_heard_with_rule_and_words()
    {
        _subject.People.AutoModCatches(_subject.Town.Alice, _subject.Town.General, "a bad word", "bad");

        var heard = await _subject.NextAsync<ChatEvent.FilteredByPlatform>();
        Assert.Equal(("bad", "a bad word", (MessageId?)null), (heard.Matched, heard.Text, heard.Message));
        Assert.Equal(DiscordSubject.IdOf(_subject.Town.Alice), heard.Author);
    }

    [Fact]
    public async Task Of_a_keyword_with_wildcards_the_words_that_it_found_are_told()
    {
        _subject.People.AutoModCatches(_subject.Town.Alice, _subject.Town.General, "what a Badly word", "*Bad*");

        Assert.Equal("Bad", (await _subject.NextAsync<ChatEvent.FilteredByPlatform>()).Matched);
    }

    [Fact]
    public async Task Time_outs_by_hand_and_their_lifting_are_heard()
    {
        _subject.People.TimeOut(_subject.Town.Mod, _subject.Town.Alice, TimeSpan.FromHours(1), "calm down");
        _subject.People.LiftTimeOut(_subject.Town.Mod, _subject.Town.Alice);
        _subject.People.Kick(_subject.Town.Mod, _subject.Town.Bob);

        var kinds = new List<HandSanction>();
        for (var i = 0; i < 3; i++)
            kinds.Add((await _subject.NextAsync<ChatEvent.SanctionedByHand>()).Kind);
        Assert.Equal([HandSanction.TimeOut, HandSanction.TimeOutLifted, HandSanction.Kick], kinds);
    }

    [Fact]
    public async Task A_sanction_by_hand_while_the_bot_was_away_is_heard_afterwards_and_once()
    {
        await foreach (var _ in _subject.Platform.ReadMissedAsync(new Dictionary<string, string>(), default)) { }

        await _subject.DisconnectAsync();
        _subject.People.Ban(_subject.Town.Mod, _subject.Town.Bob, "enough");
        await _subject.ConnectAsync();

        List<ChatEvent> missed = [];
        for (var i = 0; i < 2; i++)
        {
            await foreach (var happened in _subject.Platform.ReadMissedAsync(new Dictionary<string, string>(), default))
                missed.Add(happened);
        }

        var ban = Assert.Single(missed.OfType<ChatEvent.SanctionedByHand>());
        Assert.Equal((HandSanction.Ban, "enough", true), (ban.Kind, ban.Reason, ban.Late));
    }

    [Fact]
    public async Task A_server_that_is_heard_is_named_in_the_log()
    {
        await _subject.NextAsync<ChatEvent.Connected>();

        Assert.Single(
            _subject.Heard.Lines,
            line =>
                line.Contains("Belong Network (server ", StringComparison.Ordinal)
                && line.Contains("is online", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Without_the_message_content_intent_the_bot_says_what_is_lost_and_goes_on()
    {
        await _subject.DisconnectAsync();
        _subject.People.Grant(Intents.GuildMembers);
        await _subject.ConnectAsync();

        Assert.Contains("Message Content Intent", await RemedyAsync("message-content"), StringComparison.Ordinal);

        await _subject.DisconnectAsync();
        _subject.People.Grant(Intents.GuildMembers | Intents.MessageContent);
        await _subject.ConnectAsync();
        _subject.People.Speak(_subject.Town.Alice, _subject.Town.General, "hello again");
        Assert.Null(await RemedyAsync("message-content"));
        Assert.Equal("hello again", (await _subject.NextAsync<ChatEvent.MessagePosted>()).Message.Text);
    }

    [Fact]
    public async Task An_intent_that_is_taken_away_while_the_bot_runs_degrades_it_and_does_not_end_it()
    {
        _subject.People.Grant(Intents.GuildMembers);
        for (var i = 0; i < 3; i++)
            _subject.People.Speak(_subject.Town.Alice, _subject.Town.General, "unreadable now");
        Assert.NotNull(await RemedyAsync("message-content"));

        // The next session would be refused with 4014: the bot asks for less.
        _subject.Discord.Gateway.ForgetSessions();
        _subject.Discord.Gateway.Drop();
        await _subject.NextAsync<ChatEvent.Connected>();
        _subject.People.Join(_subject.Town.Guild, "Newcomer", null, _subject.Town.Access);
        Assert.Equal("Newcomer", (await _subject.NextAsync<ChatEvent.MemberJoined>()).Member.Name);
    }

    [Fact]
    public async Task A_channel_that_is_ignored_is_not_heard()
    {
        await _subject.DisconnectAsync();
        _subject.Settings.IgnoredChannels = ["#general"];
        var other = _subject.People.AddChannel(_subject.Town.Guild, "other");
        await _subject.ConnectAsync();
        _subject.People.Speak(_subject.Town.Alice, _subject.Town.General, "unheard");
        _subject.People.Speak(_subject.Town.Alice, other, "heard");

        Assert.Equal("heard", (await _subject.NextAsync<ChatEvent.MessagePosted>()).Message.Text);
    }

    [Fact]
    public async Task What_moderators_say_about_cases_is_not_heard_unless_the_settings_name_their_channel()
    {
        _subject.People.Speak(_subject.Town.Mod, _subject.Town.ModeratorsChannel, "unheard");
        _subject.People.Speak(_subject.Town.Alice, _subject.Town.General, "heard");
        Assert.Equal("heard", (await _subject.NextAsync<ChatEvent.MessagePosted>()).Message.Text);

        await _subject.DisconnectAsync();
        _subject.Settings.WatchedChannels = ["#moderators"];
        await _subject.ConnectAsync();
        _subject.People.Speak(_subject.Town.Alice, _subject.Town.General, "unheard");
        _subject.People.Speak(_subject.Town.Mod, _subject.Town.ModeratorsChannel, "heard");
        Assert.Equal("heard", (await _subject.NextAsync<ChatEvent.MessagePosted>()).Message.Text);
    }

    [Fact]
    public async Task Nothing_that_was_said_and_no_token_stands_in_the_log()
    {
        _subject.Discord.Faults.OnNextRequests(new RestFault(RestFaultKind.Status) { Status = 503, Times = 2 });
        _subject.People.Speak(_subject.Town.Alice, _subject.Town.General, "unmistakable words");
        await _subject.NextAsync<ChatEvent.MessagePosted>();
        await _subject.Platform.PostAsync(
            DiscordSubject.IdOf(_subject.Town.General),
            new Post("other unmistakable words"),
            Guid.NewGuid(),
            default
        );

        Assert.NotEmpty(_subject.Heard.Lines);
        Assert.DoesNotContain(
            _subject.Heard.Lines,
            line =>
                line.Contains("unmistakable", StringComparison.Ordinal)
                || line.Contains(_subject.Discord.Token, StringComparison.Ordinal)
        );
    }

    /// <summary>What is next said of a mode: the remedy, or null when it is over.</summary>
    private async Task<string?> RemedyAsync(string mode)
    {
        ChatEvent.Degraded told;
        do
        {
            told = await _subject.NextAsync<ChatEvent.Degraded>();
        } while (told.Name != mode);

        return told.Remedy;
    }
}
