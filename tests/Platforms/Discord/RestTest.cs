using Belong.Bot.Platforms.Discord.Rest;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>A client before an interface that answers as the test wants.</summary>
public abstract class RestTest : IAsyncLifetime
{
    private protected static readonly DiscordCall Read = DiscordCall.Get("/channels/1/messages/2");

    private readonly List<IDisposable> _clients = [];

    private protected FakeApi? Api { get; set; }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        if (Api is not null)
            await Api.DisposeAsync();
    }

    private protected async Task<DiscordRest> StartAsync(
        Func<Microsoft.AspNetCore.Http.HttpContext, int, Arrived, Task> answer
    )
    {
        Api = await FakeApi.StartAsync(answer);
        var client = DiscordRest.NewClient(Api.Address);
        _clients.Add(client);
        return new DiscordRest(client, Quick(Api.Address), TimeProvider.System, NullLogger<DiscordRest>.Instance);
    }

    private static RestOptions Quick(Uri address) =>
        new(address, "secret")
        {
            AttemptTimeout = TimeSpan.FromSeconds(2),
            FirstPause = TimeSpan.FromMilliseconds(5),
            LongestPause = TimeSpan.FromMilliseconds(20),
            UnknownLimitPause = TimeSpan.FromMilliseconds(20),
            Patience = TimeSpan.FromSeconds(30),
        };
}
