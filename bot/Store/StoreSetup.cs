using Belong.Bot.Cases;
using Belong.Bot.Learning;
using Belong.Bot.Outbox;
using Belong.Bot.Screening;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Belong.Bot.Store;

/// <summary>The room's part of the composition.</summary>
internal static class StoreSetup
{
    /// <summary>Registers the ports of the rooms below on one database file.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services, StoreOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<EffectSignal>();
        return services
            .AddSingleton(_ => new BotDatabase(options))
            .AddSingleton<IRecord, EfRecord>()
            .AddSingleton<ICaseStore, EfCaseStore>()
            .AddSingleton<ICaseLists, EfCaseLists>()
            .AddSingleton<IEffectQueue, EfEffectQueue>()
            .AddSingleton<IScreeningLog, EfScreeningLog>()
            .AddSingleton<IThresholdStore, EfThresholdStore>()
            .AddSingleton<IScoreHistory, EfScoreHistory>()
            .AddSingleton<ICursors, EfCursors>();
    }

    /// <summary>
    /// Opens the database before anything uses it. Off the caller's thread: other things can start meanwhile.
    /// </summary>
    /// <exception cref="StoreException">The file cannot be used; the message says why and what to do.</exception>
    public static Task OpenAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        Task.Run(services.GetRequiredService<BotDatabase>().Open, cancellationToken);
}
