using Xunit;

namespace Belong.Tests.Platforms;

/// <summary>A test of the embedded community over a real socket, with the small bot in it.</summary>
public abstract class LocalTest : IAsyncLifetime
{
    private protected LocalHost Host { get; private set; } = null!;

    private protected SmallBot Bot { get; } = new();

    private protected HttpClient Client => Host.Client;

    public async Task InitializeAsync() =>
        Host = await LocalHost.StartAsync(Bot, options => options.AnswerWithin = TimeSpan.FromMilliseconds(300));

    public async Task DisposeAsync() => await Host.DisposeAsync();
}
