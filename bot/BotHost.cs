using System.Net.Sockets;
using Belong.Bot.Platforms.Local;
using Belong.Bot.Platforms.Local.Http;
using Belong.Bot.Screening;
using Belong.Bot.Screening.Detectors;
using Belong.Bot.Store;
using Belong.Classifiers.Model;
using Microsoft.AspNetCore.Connections;

namespace Belong.Bot;

/// <summary>Starts the bot, says where it is, and says in one message what keeps it from starting.</summary>
internal static class BotHost
{
    private const string DefaultAddress = "http://localhost:5080";

    /// <returns>0 after a clean end; 1 when it could not start, or could not go on.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = Build(args);
            await StartAsync(app);
            Console.WriteLine($"Belong.Bot is ready at {app.Urls.First()} (Ctrl+C ends it)");
            await app.WaitForShutdownAsync();
            return app.Services.GetServices<IHostedService>().OfType<BackgroundService>()
                .Any(worker => worker.ExecuteTask is { IsFaulted: true }) ? 1 : 0;
        }
        catch (Exception fault) when (Describe(fault) is { } message)
        {
            await Console.Error.WriteLineAsync(message);
            return 1;
        }
    }

    /// <summary>The bot as it would run, for whoever starts it in their own process.</summary>
    internal static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None)
            .Configure(logging => logging.ActivityTrackingOptions = ActivityTrackingOptions.None)
            .AddSimpleConsole(console => console.IncludeScopes = true);
        SqliteAssemblies.Load();

        var urls = builder.Configuration["urls"];
        if (string.IsNullOrWhiteSpace(urls))
            builder.WebHost.UseUrls(urls = DefaultAddress);
        var settings = BotSettings.Read(builder.Configuration);
        var guard = new RequestGuard(settings.Local);
        var refusals = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(guard.RefusalOf).OfType<string>().ToList();
        if (refusals.Count > 0)
            throw new SettingsException(refusals);

        builder.Services.AddBelong(settings);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        return builder.Build();
    }

    /// <summary>Opens the record and loads the model side by side, and begins to listen.</summary>
    internal static async Task StartAsync(WebApplication app)
    {
        await Task.WhenAll(
            StoreSetup.OpenAsync(app.Services, CancellationToken.None),
            Task.Run(() => app.Services.GetRequiredService<MessageIntake>()));
        app.MapBelong();
        await app.StartAsync();
    }

    /// <summary>What an operator can mend, in words; null for a bug, which keeps its stack trace.</summary>
    private static string? Describe(Exception fault) => fault switch
    {
        SettingsException or StoreException or CommunityFileException or ModelFileException or WordListException =>
            fault.Message,
        IOException { InnerException: AddressInUseException or SocketException } =>
            $"{fault.Message} Choose another one with --urls http://localhost:PORT, or end what uses it.",
        IOException or UnauthorizedAccessException or SocketException => fault.Message,
        InvalidDataException or FormatException =>
            $"The settings file cannot be read: {fault.Message} {fault.InnerException?.Message}".TrimEnd(),
        AggregateException { InnerExceptions: [var only] } => Describe(only),
        _ => null,
    };
}
