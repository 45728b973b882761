using System.Net.Http.Headers;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Local;
using Belong.Bot.Platforms.Local.Http;
using Belong.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Belong.Tests.Platforms;

/// <summary>
/// The embedded community alone, on a real socket and a real file, with a small bot or none in the place of the real
/// one.
/// </summary>
internal sealed class LocalHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _platformRuns;
    private readonly Task _botRuns;

    private LocalHost(WebApplication app, SmallBot? bot, IReadOnlyList<CommandSpec> commands)
    {
        _app = app;
        Platform = app.Services.GetRequiredService<IChatPlatform>();
        Client = new HttpClient(new SocketsHttpHandler(), disposeHandler: true)
        {
            BaseAddress = new Uri(app.Urls.First()),
        };
        Client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        _platformRuns = Platform.RunAsync(commands, _stop.Token);
        _botRuns = bot?.RunAsync(Platform, _stop.Token) ?? Task.CompletedTask;
    }

    /// <summary>Deleted with the host, when it is the host's own.</summary>
    private TemporaryFolder? OwnFolder { get; init; }

    public HttpClient Client { get; }

    public IChatPlatform Platform { get; }

    public LocalCommunity Community => _app.Services.GetRequiredService<LocalCommunity>();

    /// <summary>A new community in a folder of its own.</summary>
    public static async Task<LocalHost> StartAsync(SmallBot? bot, Action<LocalOptions>? configure = null)
    {
        var folder = new TemporaryFolder();
        return await StartAsync(folder.File("community.db"), bot, configure, commands: null, folder);
    }

    /// <summary>The community of a file, new or not.</summary>
    /// <param name="path">The community's file.</param>
    /// <param name="bot">Who reads the events and answers; null when the test does so itself.</param>
    /// <param name="configure">Changes to the settings.</param>
    /// <param name="commands">What is offered; null for the small bot's.</param>
    /// <param name="ownFolder">Deleted with the host.</param>
    public static async Task<LocalHost> StartAsync(
        string path,
        SmallBot? bot,
        Action<LocalOptions>? configure = null,
        IReadOnlyList<CommandSpec>? commands = null,
        TemporaryFolder? ownFolder = null
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(TimeProvider.System);
        var options = new LocalOptions { Path = path };
        configure?.Invoke(options);
        builder.Services.AddLocalPlatform(options);
        var app = builder.Build();
        app.UseLocalGuard();
        app.MapLocal();
        await app.StartAsync();
        return new LocalHost(app, bot, commands ?? SmallBot.Commands) { OwnFolder = ownFolder };
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _platformRuns.ContinueWith(_ => { }, TaskScheduler.Default);
        await _botRuns.ContinueWith(_ => { }, TaskScheduler.Default);
        await _app.StopAsync();
        await _app.DisposeAsync();
        Client.Dispose();
        _stop.Dispose();
        OwnFolder?.Dispose();
    }
}
