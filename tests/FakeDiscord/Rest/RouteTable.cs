using Belong.FakeDiscord.Control;
using Belong.FakeDiscord.Faults;
using Belong.FakeDiscord.Gateway;
using Belong.FakeDiscord.Interactions;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Rest;

/// <summary>Every operation that the fake serves.</summary>
internal static class RouteTable
{
    /// <summary>What the contract is distilled for: keys such as `GET /gateway`. Nothing here is ever asked.</summary>
    public static IEnumerable<string> Keys
    {
        get
        {
            var options = new FakeDiscordOptions();
            var world = new DiscordWorld(options.Time, options.Token);
            using var hub = new GatewayHub(world, options, new FaultSwitches(), new Journal(options.Time));
            return
            [
                .. All(hub, options, () => "", new CommandBook(world.Gate), new FakeInteractionDesk(world, options))
                    .Select(route => route.Key),
            ];
        }
    }

    public static IReadOnlyList<RestRoute> All(
        GatewayHub hub,
        FakeDiscordOptions options,
        Func<string> gatewayAddress,
        CommandBook commands,
        FakeInteractionDesk desk
    ) =>
        [
            .. new SelfRoutes(hub, options, gatewayAddress).All,
            .. GuildRoutes.All,
            .. MemberRoutes.All,
            .. BanRoutes.All,
            .. ChannelRoutes.All,
            .. ThreadRoutes.All,
            .. new MessageRoutes(new NonceLedger()).All,
            .. MessageListRoutes.All,
            .. AutoModRoutes.All,
            .. new CommandRoutes(commands).All,
            .. new InteractionRoutes(desk).All,
            .. new WebhookRoutes(desk).All,
        ];
}
