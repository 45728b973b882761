using Belong.Bot.Chat;
using Xunit;
using Interaction = Belong.FakeDiscord.Interactions.Interaction;

namespace Belong.Tests.Platforms.Discord;

/// <summary>A town with a bot in it: what its people press and invoke, and what the bot answers.</summary>
public abstract class InteractionTest : IAsyncLifetime
{
    private protected DiscordSubject Subject { get; private set; } = null!;

    public async Task InitializeAsync() => Subject = await DiscordSubject.StartAsync();

    public async Task DisposeAsync()
    {
        var violations = Subject.Discord.Contract.Violations;
        await Subject.DisposeAsync();
        Assert.Empty(violations);
    }

    private protected Task<Interaction> InvokeAsync(string command) =>
        Subject.People.InvokeAsync(
            Subject.Town.Mod.User,
            Subject.Town.General,
            command,
            new Dictionary<string, string>(),
            default
        );

    /// <summary>Answers the next press or command.</summary>
    private protected async Task<ChatEvent> ReplyAsync(Reply reply)
    {
        while (true)
        {
            var happened = await Subject.NextAsync<ChatEvent>();
            var interaction = happened switch
            {
                ChatEvent.ButtonPressed press => press.Interaction,
                ChatEvent.CommandInvoked command => command.Interaction,
                _ => null,
            };
            if (interaction is null)
                continue;
            await Subject.Platform.ReplyAsync(interaction.Id, reply, default);
            return happened;
        }
    }
}
