using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Checks;
using Belong.Bot.Platforms.Discord.Memory;
using Belong.Bot.Platforms.Discord.Rest;

namespace Belong.Bot.Platforms.Discord;

/// <summary>Discord for the composition root.</summary>
internal static class DiscordSetup
{
    /// <summary>Adds one platform for each server of the settings, all on one connection.</summary>
    public static IServiceCollection AddDiscordPlatform(
        this IServiceCollection services,
        DiscordOptions options,
        DiscordTimings? timings = null
    )
    {
        services.AddSingleton(options);
        services.AddSingleton(timings ?? new DiscordTimings());
        services.AddSingleton(_ => new RestOptions(new Uri(options.ApiBase), DiscordToken.Read(options)));
        services.AddSingleton(provider => new DiscordRest(
            DiscordRest.NewClient(provider.GetRequiredService<RestOptions>().ApiBase),
            provider.GetRequiredService<RestOptions>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DiscordRest>>()
        ));
        services.AddSingleton(provider =>
            Ledger.Open(options.Path ?? "belong.discord.db", provider.GetRequiredService<TimeProvider>().GetUtcNow())
        );
        services.AddSingleton(provider => new DiscordConnection(
            options,
            provider.GetRequiredService<RestOptions>().Token,
            provider.GetRequiredService<DiscordRest>(),
            provider.GetRequiredService<Ledger>(),
            provider.GetRequiredService<DiscordTimings>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()
        ));
        services.AddSingleton<DiscordCheck>();
        foreach (var guild in options.Guilds)
        {
            services.AddSingleton<IChatPlatform>(provider =>
                provider
                    .GetRequiredService<DiscordConnection>()
                    .Platforms.First(platform => platform.GuildId == guild.GuildId)
            );
        }

        return services;
    }
}
