using Belong.Bot.Chat;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>A bot connected to a town of its own, and what a test has it do there.</summary>
public abstract class ActTest : IAsyncLifetime
{
    private protected DiscordSubject Subject { get; private set; } = null!;

    private protected IChatPlatform Bot => Subject.Platform;

    private protected ChannelId General => DiscordSubject.IdOf(Subject.Town.General);

    private protected MemberId Alice => DiscordSubject.IdOf(Subject.Town.Alice);

    public async Task InitializeAsync()
    {
        Subject = await DiscordSubject.StartAsync();
        await Subject.NextAsync<ChatEvent.Connected>();
    }

    public async Task DisposeAsync() => await Subject.DisposeAsync();
}
