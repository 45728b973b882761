using Belong.FakeDiscord.Contract;
using Belong.FakeDiscord.Control;
using Belong.FakeDiscord.Faults;
using Belong.FakeDiscord.Gateway;
using Belong.FakeDiscord.Interactions;
using Belong.FakeDiscord.Limits;
using Belong.FakeDiscord.Rest;
using Belong.FakeDiscord.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Belong.FakeDiscord;

/// <summary>
/// A Discord of one's own on loopback: gateway and REST v10, people's doings, faults, and a journal of what the bot
/// did.
/// </summary>
public sealed class FakeDiscordServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly FakeRateLimits _limits;

    private FakeDiscordServer(WebApplication app, FakeDiscordOptions options)
    {
        _app = app;
        Options = options;
        Clock = new ShiftedClock(options.Time);
        World = new DiscordWorld(Clock, options.Token);
        Journal = new Journal(Clock);
        Faults = new FaultSwitches();
        Gateway = new GatewayHub(World, options, Faults, Journal);
        World.Sink = Gateway;
        Commands = new CommandBook(World.Gate);
        Contract = ContractBook.Load();
        Desk = new FakeInteractionDesk(World, options);
        People = new PeopleDoings(World, Desk, Commands, options);
        _limits = new FakeRateLimits(options.Limits, Clock);
    }

    public FakeDiscordOptions Options { get; }

    /// <summary>Such as http://127.0.0.1:40123; the control interface is below /control.</summary>
    public string Address { get; private set; } = "";

    /// <summary>What the bot's Discord:ApiBase is set to.</summary>
    public string ApiBase => Address + RequestPath.Root;

    public string Token => World.App.Token;

    /// <summary>The guild that it started with.</summary>
    /// <exception cref="InvalidOperationException">It was started without.</exception>
    public Town Town => _town ?? throw new InvalidOperationException("The world was started empty: set WithTown.");

    public ShiftedClock Clock { get; }

    public DiscordWorld World { get; }

    public PeopleDoings People { get; }

    public GatewayHub Gateway { get; }

    public FaultSwitches Faults { get; }

    public Journal Journal { get; }

    public ContractBook Contract { get; }

    /// <summary>What the bot has registered.</summary>
    public CommandBook Commands { get; }

    /// <summary>401s, 403s and 429s of the last ten minutes.</summary>
    public int InvalidRequests => _limits.InvalidRequests;

    internal FakeInteractionDesk Desk { get; }

    private Town? _town;

    /// <summary>Starts one and returns when it listens.</summary>
    public static async Task<FakeDiscordServer> StartAsync(FakeDiscordOptions? options = null)
    {
        options ??= new FakeDiscordOptions();
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }
        );
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var app = builder.Build();
        var server = new FakeDiscordServer(app, options);
        if (options.WithTown)
            server._town = new Town(server.People);
        server.Map();
        app.Lifetime.ApplicationStopping.Register(server.Gateway.Stop);
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        server.Address = addresses.Addresses.First().TrimEnd('/');
        server.Gateway.ResumeAddress = server.SocketAddress + "/resume/";
        return server;
    }

    /// <summary>Runs until the process is told to end.</summary>
    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Gateway.Dispose();
    }

    private string SocketAddress => Address.Replace("http://", "ws://", StringComparison.Ordinal) + "/gateway";

    private void Map()
    {
        var pipeline = new RestPipeline(World, _limits, Faults, Journal, Contract, Options.Time);
        foreach (var route in RouteTable.All(Gateway, Options, () => SocketAddress + "/", Commands, Desk))
        {
            _app.MapMethods(
                RequestPath.Root + route.Template,
                [route.Method],
                context => pipeline.RunAsync(context, route)
            );
        }

        _app.MapGet(
            "/gateway/{where?}",
            (RequestDelegate)(context => Gateway.AcceptAsync(context, context.Request.RouteValues["where"] is "resume"))
        );
        ControlEndpoints.Map(_app, this);
        _app.MapFallback(context => pipeline.RefuseAsync(context));
    }
}
