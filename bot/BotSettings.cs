using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Desk;
using Belong.Bot.Platforms.Discord;
using Belong.Bot.Platforms.Local;
using Belong.Bot.Screening;
using Belong.Bot.Store;

namespace Belong.Bot;

/// <summary>Every setting, read and checked as a whole; appsettings.sample.json documents them.</summary>
internal sealed record BotSettings(
    StoreOptions Store,
    LocalOptions Local,
    DiscordOptions Discord,
    ContactOptions Contacts,
    CasePolicy Cases,
    ScreeningOptions Screening,
    CommunityCharter Charter,
    IReadOnlyList<ReminderPlan> Reminders,
    StaffedHours StaffedHours
)
{
    private static readonly string[] Sections =
    [
        StoreOptions.Section,
        LocalOptions.Section,
        DiscordOptions.Section,
        ContactOptions.Section,
        CasePolicy.Section,
        ScreeningOptions.Section,
        "Charter",
        "Reminders",
        "StaffedHours",
        "Urls",
        "Logging",
        "AllowedHosts",
        "Kestrel",
    ];

    /// <exception cref="SettingsException">Lists everything that is wrong, each with its remedy.</exception>
    public static BotSettings Read(IConfiguration configuration)
    {
        List<string> faults = [];
        var reader = new SettingsReader(configuration, faults);
        reader.RefuseOtherSections(Sections);

        var store = reader.Read<StoreOptions>(StoreOptions.Section);
        var local = reader.Read<LocalOptions>(LocalOptions.Section);
        if (configuration[$"{LocalOptions.Section}:{nameof(LocalOptions.Path)}"] is null)
            local.Path = BesideStore(store.Path, "community");
        var discord = ReadDiscord(configuration, reader, store, faults);
        local.Enabled ??= !discord.IsOn;
        if (local.Enabled == false && !discord.IsOn)
        {
            faults.Add(
                "Local:Enabled is false and Discord has no token: there is no community to serve. Set one of "
                    + "the two."
            );
        }

        var contacts = reader.Read<ContactOptions>(ContactOptions.Section);
        if (configuration.GetSection(ContactOptions.Section).Exists() || discord.IsOn)
            faults.AddRange(contacts.Validate());
        else
            contacts = ContactOptions.Embedded;

        var screening = reader.Read<ScreeningOptions>(ScreeningOptions.Section);
        faults.AddRange(screening.Validate());
        var cases = reader.Read<CasePolicy>(CasePolicy.Section);
        faults.AddRange(cases.Validate());

        var charterSettings = reader.Read<CharterSettings>("Charter");
        var charter = ReadCharter(charterSettings, faults);
        if (charter is not null)
            faults.AddRange(UnknownClauses(screening.AutoMod, charter));
        var staffed = configuration.GetSection("StaffedHours").Exists()
            ? reader.Read<StaffedHoursSettings>("StaffedHours")
            : OfficeHours;
        var hours = StaffedHours.Read(staffed, "StaffedHours", faults);
        var plans = reader.ReadList<ReminderSettings>("Reminders");
        if (plans.Count == 0 && charterSettings.WeeklyReminder)
            plans = [WeeklyReminder];
        var reminders = charter is null ? [] : ReadReminders(plans, charter, faults);
        return faults.Count == 0
            ? new BotSettings(store, local, discord, contacts, cases, screening, charter!, reminders, hours!)
            : throw new SettingsException(faults);
    }

    private static IEnumerable<string> UnknownClauses(AutoModOptions autoMod, CommunityCharter charter)
    {
        foreach (
            var (key, clause) in autoMod
                .Rules.Select(rule => ($"Rules:{rule.Key}", rule.Value))
                .Prepend(("Clause", autoMod.Clause))
        )
        {
            if (charter.Find(new ClauseId(clause)) is null)
            {
                yield return $"{ScreeningOptions.Section}:AutoMod:{key} is '{clause}', which is no clause of the "
                    + $"charter: write an id such as C1.";
            }
        }
    }

    private static ReminderSettings WeeklyReminder =>
        new()
        {
            Name = "weekly",
            Channel = "forum",
            Cron = "30 9 * * MON",
        };

    private static StaffedHoursSettings OfficeHours =>
        new()
        {
            Week = new[]
            {
                DayOfWeek.Monday,
                DayOfWeek.Tuesday,
                DayOfWeek.Wednesday,
                DayOfWeek.Thursday,
                DayOfWeek.Friday,
            }.ToDictionary(day => day.ToString(), _ => "09:00-17:00"),
        };

    /// <summary>A platform's own file, beside the record: `belong.db` has `belong.community.db`.</summary>
    private static string BesideStore(string store, string platform) =>
        $"{Path.ChangeExtension(store, null)}.{platform}.db";

    private static DiscordOptions ReadDiscord(
        IConfiguration configuration,
        SettingsReader reader,
        StoreOptions store,
        List<string> faults
    )
    {
        var discord = reader.Read<DiscordOptions>(DiscordOptions.Section);
        discord.Guilds =
        [
            .. reader.ReadList<DiscordGuildOptions>($"{DiscordOptions.Section}:{nameof(DiscordOptions.Guilds)}"),
        ];
        discord.Path ??= BesideStore(store.Path, "discord");
        if (reader.IsWrittenDown($"{DiscordOptions.Section}:{nameof(DiscordOptions.Token)}"))
        {
            faults.Add(
                "Discord:Token stands in a settings file or on the command line, where others can read it: put "
                    + "it into the environment variable Discord__Token, or into a file of its own named by "
                    + "Discord:TokenFile, and reset it at Discord."
            );
        }

        if (discord.IsOn || configuration.GetSection(DiscordOptions.Section).Exists())
            faults.AddRange(discord.Validate());
        return discord;
    }

    private static CommunityCharter? ReadCharter(CharterSettings settings, List<string> faults)
    {
        try
        {
            return CharterFile.Load(settings.Path ?? CharterFile.ShippedPath);
        }
        catch (CharterException wrong)
        {
            faults.Add($"Charter:Path: {wrong.Message}");
            return null;
        }
    }

    private static List<ReminderPlan> ReadReminders(
        IReadOnlyList<ReminderSettings> settings,
        CommunityCharter charter,
        List<string> faults
    )
    {
        List<ReminderPlan> plans = [];
        for (var number = 0; number < settings.Count; number++)
        {
            if (ReminderPlan.Read(settings[number], $"Reminders:{number}", charter, faults) is { } plan)
                plans.Add(plan);
        }

        foreach (var twice in plans.GroupBy(plan => plan.Name).Where(name => name.Count() > 1))
            faults.Add($"Reminders holds the name \"{twice.Key}\" more than once. Give each plan a name of its own.");
        return plans;
    }
}

/// <summary>The settings section <c>Charter</c>.</summary>
internal sealed record CharterSettings
{
    /// <summary>The community's own wording of the clauses; null for the shipped one.</summary>
    public string? Path { get; init; }

    /// <summary>Where no plans are set: one clause each Monday at 9.30 in #forum.</summary>
    public bool WeeklyReminder { get; init; } = true;
}

/// <summary>The settings cannot be used; the message lists everything that is wrong, each with its remedy.</summary>
internal sealed class SettingsException(IReadOnlyList<string> faults)
    : Exception("The settings cannot be used:\n" + string.Join("\n", faults.Select(fault => $"  - {fault}")))
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
