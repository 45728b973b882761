using Belong.Bot.Chat;
using Belong.Bot.Platforms.Local.Page;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Belong.Bot.Platforms.Local.Http;

/// <summary>The embedded community for the composition root: its services, its guard and its addresses.</summary>
internal static class LocalSetup
{
    /// <summary>Adds the community. Its file is opened when it is first asked for.</summary>
    public static IServiceCollection AddLocalPlatform(this IServiceCollection services, LocalOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<LocalAddress>();
        services.AddSingleton(provider =>
            LocalCommunity.Open(
                options,
                provider.GetRequiredService<LocalAddress>(),
                provider.GetRequiredService<TimeProvider>()
            )
        );
        services.AddSingleton<Access>();
        services.AddSingleton<MessageBoard>();
        services.AddSingleton<Membership>();
        services.AddSingleton<LocalStanding>();
        services.AddSingleton<PhraseFilter>();
        services.AddSingleton<CommandCheck>();
        services.AddSingleton<Interactions>();
        services.AddSingleton<BotVoice>();
        services.AddSingleton<IChatPlatform, LocalPlatform>();

        services.AddSingleton<RequestGuard>();
        services.AddSingleton<MessageMarkup>();
        services.AddSingleton<MessageEndpoints>();
        services.AddSingleton<MemberEndpoints>();
        services.AddSingleton<InteractionEndpoints>();
        services.AddSingleton<EventEndpoint>();
        services.AddSingleton<PageAssets>();
        services.AddSingleton<SideMarkup>();
        services.AddSingleton<LocalPage>();
        services.AddSingleton<PageEndpoint>();
        return services;
    }

    /// <summary>
    /// Refuses what does not come from this machine and from the community's own page, for every address that is
    /// mapped; to be called before anything else handles a request.
    /// </summary>
    public static IApplicationBuilder UseLocalGuard(this IApplicationBuilder app) =>
        app.Use(next =>
        {
            var guard = app.ApplicationServices.GetRequiredService<RequestGuard>();
            return context => guard.InvokeAsync(context, next);
        });

    /// <summary>Maps <c>/local/…</c> and the page, and opens the community's file.</summary>
    /// <exception cref="CommunityFileException">The file cannot be used; the message says why and what to
    /// do.</exception>
    public static IEndpointRouteBuilder MapLocal(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        services.GetRequiredService<MessageEndpoints>().Map(routes);
        services.GetRequiredService<MemberEndpoints>().Map(routes);
        services.GetRequiredService<InteractionEndpoints>().Map(routes);
        services.GetRequiredService<EventEndpoint>().Map(routes);
        services.GetRequiredService<PageAssets>().Map(routes);
        services.GetRequiredService<PageEndpoint>().Map(routes);
        routes.Map(
            "/local/{**path}",
            context =>
                Answer.WriteAsync(
                    context,
                    Problem.NotFound(
                        $"There is nothing at {context.Request.Method} {Access.Shorten(context.Request.Path)}."
                    )
                )
        );

        var lifetime = services.GetRequiredService<IHostApplicationLifetime>();
        lifetime.ApplicationStarted.Register(() => LearnAddress(services));
        return routes;
    }

    private static void LearnAddress(IServiceProvider services)
    {
        var bound = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses;
        if (bound?.FirstOrDefault() is { } first)
        {
            services.GetRequiredService<LocalAddress>().Root = first;
        }
    }
}
