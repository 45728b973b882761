using System.Net;
using Belong.Bot.Chat;
using Belong.Tests.Support;
using Xunit;

namespace Belong.Tests.Platforms;

/// <summary>The embedded community keeps the contract, driven through its HTTP interface.</summary>
public sealed class LocalPlatformContract : PlatformContract
{
    private protected override async Task<IPlatformDriver> StartAsync()
    {
        var driver = new Driver();
        await driver.StartAsync();
        return driver;
    }

    private sealed class Driver : IPlatformDriver
    {
        private readonly TemporaryFolder _folder = new();
        private LocalHost _host = null!;

        public IChatPlatform Platform => _host.Platform;

        public MemberId Member { get; } = new("local:member-1");

        public MemberId OtherMember { get; } = new("local:member-2");

        public MemberId Moderator { get; } = new("local:moderator-1");

        public ChannelId Forum { get; } = new("local:forum");

        public MessageId UnknownMessage { get; } = new("local:999999");

        public ChannelId UnknownChannel { get; } = new("local:nowhere");

        public MemberId UnknownMember { get; } = new("local:nobody");

        public async Task StartAsync() =>
            _host = await LocalHost.StartAsync(_folder.File("community.db"), bot: null, commands: Commands);

        public async Task<MessageId> PostAsync(MemberId who, string text, MessageId? replyTo) =>
            new(
                (
                    await _host.Client.PostAsync(
                        $"local/channels/{Forum}/messages",
                        new
                        {
                            @as = who.Value,
                            text,
                            replyTo = replyTo?.Value,
                        }
                    )
                ).Text("id")!
            );

        public Task EditAsync(MemberId who, MessageId message, string text) =>
            _host.Client.SendAsync(HttpMethod.Put, $"local/messages/{message}", new { @as = who.Value, text });

        public Task DeleteAsync(MemberId who, MessageId message) =>
            _host.Client.SendAsync(HttpMethod.Delete, $"local/messages/{message}", new { @as = who.Value });

        public async Task<MemberId> JoinAsync(string name) =>
            new((await _host.Client.PostAsync("local/members", new { name })).Text("id")!);

        public Task ReturnAsync(MemberId who) => Task.CompletedTask;

        public async Task BanByHandAsync(MemberId by, MemberId who, string reason) =>
            Assert.Equal(
                HttpStatusCode.OK,
                (
                    await _host.Client.PostAsync(
                        $"local/members/{who}/sanctions",
                        new
                        {
                            @as = by.Value,
                            kind = "ban",
                            reason,
                        }
                    )
                ).Status
            );

        public async Task RenameAsync(MemberId who, string name) =>
            Assert.Equal(
                HttpStatusCode.OK,
                (
                    await _host.Client.SendAsync(HttpMethod.Put, $"local/members/{who}", new { @as = who.Value, name })
                ).Status
            );

        public async Task<string?> SeenByAsync(MemberId who, MessageId message)
        {
            var all = await _host.Client.GetAnswerAsync($"local/channels/{Forum}/messages?as={who}");
            var one = all.Body.EnumerateArray().Single(each => each.GetProperty("id").GetString() == message.Value);
            var text = one.GetProperty("text").GetString();
            return one.GetProperty("state").GetString() == "visible" ? text : NothingIn(text);
        }

        public async Task<IReadOnlyList<string>> InboxAsync(MemberId who)
        {
            var inbox = await _host.Client.GetAnswerAsync($"local/members/{who}/inbox?as={who}");
            return [.. inbox.Body.EnumerateArray().Select(message => message.GetProperty("text").GetString()!)];
        }

        public async Task<bool> CanPostAsync(MemberId who)
        {
            var answer = await _host.Client.PostAsync(
                $"local/channels/{Forum}/messages",
                new { @as = who.Value, text = "may I?" }
            );
            return answer.Status == HttpStatusCode.Created;
        }

        public async Task<string> PressAsync(MemberId who, MessageId message, string button) =>
            (await _host.Client.PostAsync($"local/messages/{message}/press", new { @as = who.Value, button })).Text(
                "text"
            )!;

        public async Task<string> CommandAsync(MemberId who, string command) =>
            (
                await _host.Client.PostAsync(
                    "local/commands",
                    new
                    {
                        @as = who.Value,
                        channel = Forum.Value,
                        command,
                    }
                )
            ).Text("text")!;

        public async Task<IReadOnlyList<string>> TypeAsync(MemberId who, string command, string option, string typed)
        {
            var answer = await _host.Client.GetAnswerAsync(
                $"local/suggestions?as={who}&channel={Forum}&command={command}&option={option}&typed={typed}"
            );
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            return [.. answer.Body.EnumerateArray().Select(each => each.GetProperty("value").GetString()!)];
        }

        /// <summary>Here nobody can do anything while the bot is down: it ends before it has heard of it.</summary>
        public async Task RestartAsync(Func<Task> meanwhile)
        {
            await meanwhile();
            await _host.DisposeAsync();
            await StartAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await _host.DisposeAsync();
            _folder.Dispose();
        }

        private static string? NothingIn(string? text)
        {
            Assert.Equal("", text);
            return null;
        }
    }
}
