using Belong.Bot.Chat;
using Belong.Bot.Workers;
using Xunit;

namespace Belong.Tests.Workers;

/// <summary>What the state of health shows of things that the bot cannot do just now.</summary>
public sealed class DegradedModesTests
{
    private readonly DegradedModes _modes = new();

    [Fact]
    public void They_stand_in_order_with_the_newest_remedy_until_they_are_over()
    {
        Take("test:second", "audit-log", "Grant it.");
        Take("test:first", "message-content", "Ask for it.");
        Take("test:first", "audit-log", "Grant it.");
        Take("test:first", "message-content", "Switch the intent on.");
        Take("test:second", "never-said", null);
        Take("test:second", "audit-log", null);

        Assert.Equal(
            [
                (new CommunityId("test:first"), "audit-log", "Grant it."),
                (new CommunityId("test:first"), "message-content", "Switch the intent on."),
            ],
            _modes.All
        );
    }

    private void Take(string community, string name, string? remedy) =>
        _modes.Take(new ChatEvent.Degraded(new CommunityId(community), name, remedy));
}
