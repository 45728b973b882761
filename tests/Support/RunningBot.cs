using Belong.Bot;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Belong.Tests.Support;

/// <summary>
/// The whole bot in this process: a real socket, real SQLite files, the shipped classifier and charter.
/// </summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private WebApplication _app;

    private RunningBot(
        TemporaryFolder folder,
        WebApplication app,
        IReadOnlyList<string> settings,
        Action<IServiceCollection>? change
    )
    {
        Folder = folder;
        _app = app;
        _settings = settings;
        _change = change;
        Community = new CommunityDriver(app.Urls.First());
    }

    private readonly IReadOnlyList<string> _settings;
    private readonly Action<IServiceCollection>? _change;

    public TemporaryFolder Folder { get; }

    /// <summary>What people do, through the HTTP interface.</summary>
    public CommunityDriver Community { get; private set; }

    public IServiceProvider Services => _app.Services;

    /// <param name="settings">As on the command line: <c>--Cases:FlagsPerCategory=2</c>.</param>
    public static Task<RunningBot> StartAsync(params string[] settings) => StartAsync(null, settings);

    /// <param name="change">Puts other services in the place of the bot's own: shorter timings, a clock, a log.</param>
    /// <param name="settings">As on the command line.</param>
    public static async Task<RunningBot> StartAsync(Action<IServiceCollection>? change, params string[] settings)
    {
        var folder = new TemporaryFolder();
        return new RunningBot(folder, await StartAppAsync(folder, settings, change), settings, change);
    }

    /// <summary>Ends the bot cleanly and starts it again on the same files.</summary>
    /// <param name="meanwhile">What happens in the community's file while the bot is away.</param>
    public async Task RestartAsync(Func<string, Task>? meanwhile = null)
    {
        await EndAsync();
        if (meanwhile is not null)
            await meanwhile(Path.ChangeExtension(Folder.Database, null) + ".community.db");
        _app = await StartAppAsync(Folder, _settings, _change);
        Community = new CommunityDriver(_app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Folder.Dispose();
    }

    private static async Task<WebApplication> StartAppAsync(
        TemporaryFolder folder,
        IReadOnlyList<string> settings,
        Action<IServiceCollection>? change
    )
    {
        var app = BotHost.Build(
            [
                "--urls=http://127.0.0.1:0",
                $"--Store:Path={folder.Database}",
                "--Logging:LogLevel:Default=None",
                .. settings,
            ],
            change
        );
        await BotHost.StartAsync(app);
        return app;
    }

    private async Task EndAsync()
    {
        Community.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
