using System.Net.Sockets;
using Belong.Bot.Platforms.Discord;
using Belong.Bot.Platforms.Discord.Checks;
using Belong.Bot.Platforms.Discord.Memory;
using Belong.Bot.Platforms.Local;
using Belong.Bot.Platforms.Local.Http;
using Belong.Bot.Screening;
using Belong.Bot.Screening.Detectors;
using Belong.Bot.Store;
using Belong.Classifiers.Model;
using Microsoft.AspNetCore.Connections;

namespace Belong.Bot;

/// <summary>Starts the bot, says where it is, and says in one message what keeps it from starting.</summary>
internal static partial class BotHost
{
    private const string DefaultAddress = "http://localhost:5080";
    private const string CheckVerb = "check";

    /// <returns>0 after a clean end; 1 when it could not start, or could not go on.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            if (args is [CheckVerb, .. var rest])
                return await CheckAsync(rest);

            await using var app = Build(args);
            await StartAsync(app);
            var connecting = app.Services.GetService<DiscordConnection>() is { IsConnected: false }
                ? " and connecting to Discord"
                : "";
            Console.WriteLine($"Belong.Bot is ready at {app.Urls.First()}{connecting} (Ctrl+C ends it)");
            await app.WaitForShutdownAsync();
            return app
                .Services.GetServices<IHostedService>()
                .OfType<BackgroundService>()
                .Any(worker => worker.ExecuteTask is { IsFaulted: true })
                ? 1
                : 0;
        }
        catch (Exception fault) when (Describe(fault) is { } message)
        {
            await Console.Error.WriteLineAsync(message);
            return 1;
        }
    }

    /// <summary>Only looks whether the bot could work, and says what it would lack.</summary>
    private static async Task<int> CheckAsync(string[] args)
    {
        await using var app = Build(args);
        if (app.Services.GetService<DiscordCheck>() is not { } check)
        {
            Console.WriteLine("The settings are valid. Discord has no token, so there is nothing to ask it.");
            return 0;
        }

        var lines = await check.RunAsync(CancellationToken.None);
        foreach (var line in lines)
            Console.WriteLine(line);
        return lines.All(line => line.Result is CheckResult.Good or CheckResult.Lacking) ? 0 : 1;
    }

    /// <summary>The bot as it would run, for whoever starts it in their own process.</summary>
    /// <param name="args">As on the command line.</param>
    /// <param name="change">Puts other services in the place of the bot's own: shorter timings, a clock, a log.</param>
    internal static WebApplication Build(string[] args, Action<IServiceCollection>? change = null)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder
            .Logging.AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("System", LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None)
            .Configure(logging => logging.ActivityTrackingOptions = ActivityTrackingOptions.None)
            .AddSimpleConsole(console => console.IncludeScopes = true);

        var urls = builder.Configuration["urls"];
        if (string.IsNullOrWhiteSpace(urls))
            builder.WebHost.UseUrls(urls = DefaultAddress);
        var settings = BotSettings.Read(builder.Configuration);
        var guard = new RequestGuard(settings.Local);
        var refusals =
            settings.Local.Enabled == false
                ? []
                : urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(guard.RefusalOf)
                    .OfType<string>()
                    .ToList();
        if (refusals.Count > 0)
            throw new SettingsException(refusals);

        builder.Services.AddBelong(settings);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        change?.Invoke(builder.Services);
        return builder.Build();
    }

    /// <summary>Opens the record and loads the model side by side, and begins to listen.</summary>
    internal static async Task StartAsync(WebApplication app)
    {
        try
        {
            await BeginAsync(app);
        }
        catch
        {
            // The workers may have begun: they end before what they work with is taken from them.
            await app.StopAsync();
            throw;
        }
    }

    private static async Task BeginAsync(WebApplication app)
    {
        await Task.WhenAll(
            StoreSetup.OpenAsync(app.Services, CancellationToken.None),
            Task.Run(() => app.Services.GetRequiredService<MessageIntake>())
        );
        if (app.Services.GetService<DiscordCheck>() is { } check)
            await LookAtDiscordAsync(check, app.Services.GetRequiredService<ILogger<DiscordCheck>>());
        app.MapBelong();
        await app.StartAsync();
    }

    /// <summary>
    /// Says what the bot will lack, and does not start where it must not. Discord being away is no reason not to.
    /// </summary>
    private static async Task LookAtDiscordAsync(DiscordCheck check, ILogger<DiscordCheck> logger)
    {
        var lines = await check.RunAsync(CancellationToken.None);
        foreach (var line in lines.Where(line => line.Result is CheckResult.Lacking or CheckResult.Unknown))
            Log.Lacks(logger, line.Text);
        var wrong = lines.Where(line => line.Result == CheckResult.Wrong).Select(line => $"  - {line.Text}").ToList();
        if (wrong.Count > 0)
        {
            throw new DiscordSetupException(
                $"The bot cannot work on Discord as it is set " + $"up:\n{string.Join("\n", wrong)}"
            );
        }
    }

    /// <summary>What an operator can mend, in words; null for a bug, which keeps its stack trace.</summary>
    private static string? Describe(Exception fault) =>
        fault switch
        {
            SettingsException
            or StoreException
            or CommunityFileException
            or ModelFileException
            or WordListException
            or DiscordSetupException
            or LedgerException => fault.Message,
            IOException { InnerException: AddressInUseException or SocketException } =>
                $"{fault.Message} Choose another one with --urls http://localhost:PORT, or end what uses it.",
            IOException or UnauthorizedAccessException or SocketException => fault.Message,
            InvalidDataException or FormatException =>
                $"The settings file cannot be read: {fault.Message} {fault.InnerException?.Message}".TrimEnd(),
            AggregateException { InnerExceptions: [var only] } => Describe(only),
            _ => null,
        };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{What}")]
        public static partial void Lacks(ILogger logger, string what);
    }
}
