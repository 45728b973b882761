using Belong.Bot.Chat;
using Belong.Bot.Learning;
using Belong.Bot.Screening.Detectors;
using Belong.Classifiers.Model;

namespace Belong.Bot.Screening;

/// <summary>Puts the screening together. A new detector is one file, one options block and one line here.</summary>
internal static class ScreeningSetup
{
    /// <summary>
    /// Adds <see cref="MessageIntake"/> and what it needs, apart from the cases, their store, the clock and the logs.
    /// The model and the word list are read when the intake is first asked for: do that at the start, and tell of
    /// <see cref="ModelFileException"/> and <see cref="WordListException"/> by their messages.
    /// </summary>
    /// <param name="options">Valid ones (<see cref="ScreeningOptions.Validate"/>).</param>
    /// <param name="shadowByDefault">Whether a community runs in shadow mode where settings leave it open.</param>
    public static IServiceCollection AddScreening(
        this IServiceCollection services,
        ScreeningOptions options,
        Func<IServiceProvider, CommunityId, bool> shadowByDefault
    )
    {
        services.AddSingleton(options);
        services.AddSingleton(options.Classifier);
        services.AddSingleton(options.Learning);
        services.AddSingleton(provider => new CommunityThresholds(
            new Thresholds(options.ThresholdsByCategory),
            provider.GetRequiredService<IThresholdStore>(),
            provider.GetRequiredService<ClassifierModels>
        ));
        services.AddSingleton<IThresholdsInForce>(provider => provider.GetRequiredService<CommunityThresholds>());
        services.AddSingleton(new HostLists(options.Links));
        services.AddSingleton(provider => new Breakers(options.Breaker, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ShadowMode(
            options.Shadow,
            community => shadowByDefault(provider, community)
        ));
        services.AddSingleton(_ => ClassifierModels.Load(options.Classifier));
        services.AddSingleton(_ => options.WordList.Path is { } path ? WordList.Load(path) : WordList.BuiltIn());
        services.AddSingleton<ICeaseOrders, CeaseOrderSnapshot>();
        services.AddSingleton(provider => new RepetitionDetector(
            options.Repetition,
            provider.GetRequiredService<HostLists>()
        ));

        // In this order: repetition reads what the classifier made of the message.
        Add<ClassifierDetector>(
            options.Classifier.Enabled,
            provider =>
            {
                var models = provider.GetRequiredService<ClassifierModels>();
                return new(models.InUse.Holder, models.Shadow?.Holder);
            }
        );
        Add<WordListDetector>(options.WordList.Enabled, provider => new(provider.GetRequiredService<WordList>()));
        Add<LinkDetector>(options.Links.Enabled, provider => new(provider.GetRequiredService<HostLists>()));
        Add(options.Repetition.Enabled, provider => provider.GetRequiredService<RepetitionDetector>());
        Add<PersonalDataDetector>(options.PersonalData.Enabled, _ => new(options.PersonalData));
        Add<CeaseOrderDetector>(
            options.CeaseOrder.Enabled,
            provider => new(provider.GetRequiredService<ICeaseOrders>())
        );

        services.AddSingleton<Screener>();
        services.AddSingleton(new AutoMod(options.AutoMod));
        services.AddSingleton(options.Raid);
        services.AddSingleton<RaidWatch>();
        services.AddSingleton<MessageIntake>();
        return services;

        void Add<T>(bool enabled, Func<IServiceProvider, T> create)
            where T : class, IDetector
        {
            if (enabled)
                services.AddSingleton<IDetector>(create);
        }
    }
}
