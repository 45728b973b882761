using Belong.Bot.Chat;
using Belong.FakeDiscord.Control;
using Belong.FakeDiscord.World;
using Xunit;
using Member = Belong.FakeDiscord.World.Member;

namespace Belong.Tests.Platforms.Discord;

/// <summary>Discord keeps the contract, driven by what people do in a fake Discord.</summary>
public sealed class DiscordPlatformContract : PlatformContract
{
    private protected override async Task<IPlatformDriver> StartAsync() =>
        new Driver(await DiscordSubject.StartAsync(Commands));

    private sealed class Driver(DiscordSubject subject) : IPlatformDriver
    {
        private readonly Dictionary<MemberId, Member> _members = new()
        {
            [DiscordSubject.IdOf(subject.Town.Alice)] = subject.Town.Alice,
            [DiscordSubject.IdOf(subject.Town.Bob)] = subject.Town.Bob,
            [DiscordSubject.IdOf(subject.Town.Mod)] = subject.Town.Mod,
        };

        private readonly Dictionary<MessageId, Message> _messages = [];

        public IChatPlatform Platform => subject.Platform;

        public MemberId Member => DiscordSubject.IdOf(subject.Town.Alice);

        public MemberId OtherMember => DiscordSubject.IdOf(subject.Town.Bob);

        public MemberId Moderator => DiscordSubject.IdOf(subject.Town.Mod);

        public ChannelId Forum => DiscordSubject.IdOf(General);

        public MessageId UnknownMessage => new($"discord:{General.Id}/999999");

        public ChannelId UnknownChannel => new("discord:999999");

        public MemberId UnknownMember => new("discord:999999");

        private Channel General => subject.Town.General;

        public Task<MessageId> PostAsync(MemberId who, string text, MessageId? replyTo)
        {
            var message = subject.People.Speak(UserOf(who), General, text, replyTo is { } id ? _messages[id] : null);
            _messages[DiscordSubject.IdOf(message)] = message;
            return Task.FromResult(DiscordSubject.IdOf(message));
        }

        public Task EditAsync(MemberId who, MessageId message, string text)
        {
            subject.People.Edit(_messages[message], text);
            return Task.CompletedTask;
        }

        public Task DeleteAsync(MemberId who, MessageId message)
        {
            subject.People.Delete(_messages[message]);
            return Task.CompletedTask;
        }

        public Task<MemberId> JoinAsync(string name)
        {
            var member = subject.People.Join(subject.Town.Guild, name, null, subject.Town.Access);
            _members[DiscordSubject.IdOf(member)] = member;
            return Task.FromResult(DiscordSubject.IdOf(member));
        }

        public Task ReturnAsync(MemberId who)
        {
            _members[who] = subject.People.Join(subject.Town.Guild, UserOf(who), subject.Town.Access);
            return Task.CompletedTask;
        }

        public Task BanByHandAsync(MemberId by, MemberId who, string reason)
        {
            subject.People.Ban(_members[by], _members[who], reason);
            return Task.CompletedTask;
        }

        public Task RenameAsync(MemberId who, string name)
        {
            subject.People.Rename(_members[who], name);
            return Task.CompletedTask;
        }

        public Task<string?> SeenByAsync(MemberId who, MessageId message) =>
            Task.FromResult(
                subject
                    .People.Sees(UserOf(who), General)
                    .FirstOrDefault(one => DiscordSubject.IdOf(one) == message)
                    ?.Content
            );

        public Task<IReadOnlyList<string>> InboxAsync(MemberId who) =>
            Task.FromResult<IReadOnlyList<string>>([
                .. subject.People.DirectMessages(UserOf(who)).Select(message => message.Content),
            ]);

        public Task<bool> CanPostAsync(MemberId who)
        {
            try
            {
                subject.People.Speak(UserOf(who), General, "may I?");
                return Task.FromResult(true);
            }
            catch (RefusedException)
            {
                return Task.FromResult(false);
            }
        }

        public async Task<string> PressAsync(MemberId who, MessageId message, string button)
        {
            var card = subject.People.Sees(UserOf(who), General).First(one => DiscordSubject.IdOf(one) == message);
            var press = await subject.People.PressAsync(UserOf(who), card, button, CancellationToken.None);
            await press.SettledAsync(CancellationToken.None);
            return press.Original!.Content;
        }

        public async Task<string> CommandAsync(MemberId who, string command)
        {
            var used = await subject.People.InvokeAsync(
                UserOf(who),
                General,
                command,
                new Dictionary<string, string>(),
                CancellationToken.None
            );
            await used.SettledAsync(CancellationToken.None);
            return used.Original!.Content;
        }

        public async Task<IReadOnlyList<string>> TypeAsync(MemberId who, string command, string option, string typed)
        {
            var asked = await subject.People.AutocompleteAsync(
                UserOf(who),
                General,
                command,
                new Dictionary<string, string> { [option] = typed },
                option,
                CancellationToken.None
            );
            Assert.False(asked.Failed);
            return [.. asked.Choices.Select(choice => choice["value"]!.ToString())];
        }

        public async Task RestartAsync(Func<Task> meanwhile)
        {
            await subject.DisconnectAsync();
            await meanwhile();
            await subject.ConnectAsync();
        }

        public async ValueTask DisposeAsync()
        {
            var (sent, own) = (subject.Discord.Contract.Violations, subject.Discord.Contract.OwnFaults);
            await subject.DisposeAsync();
            Assert.Empty(sent);
            Assert.Empty(own);
        }

        private User UserOf(MemberId who) => _members[who].User;
    }
}
