using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Desk;
using Belong.Bot.Desk.Commands;
using Belong.Bot.Desk.Verbs;
using Belong.Bot.Learning;
using Belong.Bot.Platforms.Discord;
using Belong.Bot.Platforms.Local;
using Belong.Bot.Platforms.Local.Http;
using Belong.Bot.Screening;
using Belong.Bot.Store;
using Belong.Bot.Workers;

namespace Belong.Bot;

/// <summary>The composition: the only file that knows every room. It reads as the table of contents.</summary>
internal static class BotSetup
{
    public static IServiceCollection AddBelong(this IServiceCollection services, BotSettings settings)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(settings.Charter);
        services.AddSingleton(settings.StaffedHours);
        services.AddSingleton(settings.Reminders);
        services.AddSingleton(settings.Contacts);
        services.AddSingleton(settings.Cases);

        if (settings.Local.Enabled != false)
            services.AddLocalPlatform(settings.Local);
        if (settings.Discord.IsOn)
            services.AddDiscordPlatform(settings.Discord);
        services.AddSingleton<ChatPlatforms>();
        services.AddSingleton(settings.Store);
        services.AddStore(settings.Store);
        services.AddScreening(settings.Screening, (_, community) => community != LocalId.Community);
        services.AddSingleton<CaseRouting>();
        services.AddSingleton<CaseService>();
        services.AddSingleton<ICaseIntake, CaseIntake>();
        services.AddSingleton<ThresholdService>();
        services.AddDesk();
        return services.AddWorkers(settings.Screening);
    }

    private static void AddDesk(this IServiceCollection services)
    {
        services.AddSingleton<ButtonDesk>();
        services.AddSingleton<CommandDesk>();
        services.AddSingleton<ReportDesk>();
        services.AddSingleton<ReminderDesk>();
        services.AddSingleton<CaseCardWriter>();
        services.AddSingleton<CaseDesk>();
        services.AddSingleton<ClauseField>();
        services.AddSingleton<NoticeWriter>();
        services.AddSingleton<OutgoingCheck>();
        services.AddSingleton<RankCheck>();
        services.AddSingleton<MemberFinder>();
        services.AddSingleton<CaseAccess>();
        services.AddSingleton<SanctionDesk>();
        services.AddVerbs();

        services.AddSingleton<ICommand, ReportCommand>();
        services.AddSingleton<ICommand, MyReportsCommand>();
        services.AddSingleton<ICommand, MyRecordCommand>();
        services.AddSingleton<ICommand, CharterCommand>();
        services.AddSingleton<ICommand, HelpCommand>(provider => new HelpCommand(
            () => provider.GetRequiredService<CommandDesk>().Specs,
            provider.GetRequiredService<ContactOptions>()
        ));
        services.AddSingleton<ICommand, QueueCommand>();
        services.AddSingleton<ICommand, CaseShowCommand>();
        services.AddSingleton<ICommand, CaseClaimCommand>();
        services.AddSingleton<ICommand, CaseNoteCommand>();
        services.AddSingleton<ICommand, CaseRevealCommand>();
        services.AddSingleton<ICommand, CaseAppealCommand>();
        services.AddSingleton<ICommand, CaseDeliveredCommand>();
        services.AddSingleton<ICommand, WarnCommand>();
        services.AddSingleton<ICommand, CeaseCommand>();
        services.AddSingleton<ICommand, TimeoutCommand>();
        services.AddSingleton<ICommand, ExpelCommand>();
        services.AddSingleton<ICommand, HistoryCommand>();
        services.AddSingleton<ICommand, ReminderNowCommand>();
        services.AddSingleton<ICommand, ThresholdShowCommand>();
        services.AddSingleton<ICommand, ThresholdPreviewCommand>();
        services.AddSingleton<ICommand, ThresholdSetCommand>();
        services.AddSingleton<ICommand, ThresholdRevertCommand>();
        services.AddSingleton<ICommand, ThresholdSuggestCommand>();
        services.AddSingleton<ICommand, ThresholdApproveCommand>();
    }

    /// <summary>What people press on a case, in the order in which a card shows it.</summary>
    internal static IServiceCollection AddVerbs(this IServiceCollection services)
    {
        services.AddSingleton<CaseVerbs>();
        services.AddVerb<ApproveVerb>();
        services.AddVerb<RejectVerb>();
        services.AddVerb<ClaimVerb>();
        services.AddVerb<DismissVerb>();
        services.AddVerb<RemindVerb>();
        services.AddVerb<WarnVerb>();
        services.AddVerb<CeaseVerb>();
        services.AddVerb<HideVerb>();
        services.AddVerb<TimeoutVerb>();
        services.AddVerb<ExpelVerb>();
        services.AddVerb<ExplainVerb>();
        services.AddVerb<ConfirmVerb>();
        services.AddVerb<LiftVerb>();
        services.AddVerb<RestoreVerb>();
        services.AddVerb<RetryVerb>();
        services.AddVerb<DeliveredVerb>();
        services.AddVerb<NoteVerb>();
        services.AddVerb<AcknowledgeVerb>();
        return services;
    }

    // Cards take all of them; a command that does the same takes its own.
    private static void AddVerb<TVerb>(this IServiceCollection services)
        where TVerb : CaseVerb
    {
        services.AddSingleton<TVerb>();
        services.AddSingleton<CaseVerb>(provider => provider.GetRequiredService<TVerb>());
    }

    private static IServiceCollection AddWorkers(this IServiceCollection services, ScreeningOptions screening)
    {
        services.AddSingleton<EffectPerformer>();
        services.AddSingleton<EffectAttempt>();
        services.AddSingleton<MemberEvents>();
        services.AddSingleton<DegradedModes>();
        services.AddSingleton<OutageNotices>();
        services.AddSingleton<InteractionDispatcher>();
        services.AddHostedService<ChatEventWorker>();
        services.AddHostedService<EffectWorker>();
        services.AddHostedService<DeadlineWorker>();
        services.AddHostedService<ReminderWorker>();
        if (screening.Classifier.Enabled)
            services.AddHostedService<ModelWorker>();
        return services;
    }

    /// <summary>
    /// The guard in front of everything, the embedded community with its page where it is enabled, and the state of
    /// health.
    /// </summary>
    public static void MapBelong(this WebApplication app)
    {
        if (app.Services.GetService<LocalOptions>() is not null)
        {
            app.UseLocalGuard();
            app.MapLocal();
        }

        app.MapGet("/health", HealthEndpoint.AnswerAsync);
    }
}
