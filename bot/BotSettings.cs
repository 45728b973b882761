using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Desk;
using Belong.Bot.Platforms.Local;
using Belong.Bot.Screening;
using Belong.Bot.Store;

namespace Belong.Bot;

/// <summary>Every setting, read and checked as a whole; appsettings.sample.json documents them.</summary>
internal sealed record BotSettings(
    StoreOptions Store,
    LocalOptions Local,
    ContactOptions Contacts,
    CasePolicy Cases,
    ScreeningOptions Screening,
    CommunityCharter Charter,
    IReadOnlyList<ReminderPlan> Reminders,
    StaffedHours StaffedHours)
{
    private static readonly string[] Sections =
    [
        StoreOptions.Section, LocalOptions.Section, ContactOptions.Section, CasePolicy.Section, ScreeningOptions.Section,
        "Charter", "Reminders", "StaffedHours", "Urls", "Logging", "AllowedHosts", "Kestrel",
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
            local.Path = BesideStore(store.Path);

        var contacts = reader.Read<ContactOptions>(ContactOptions.Section);
        if (configuration.GetSection(ContactOptions.Section).Exists())
            faults.AddRange(contacts.Validate());
        else
            contacts = ContactOptions.Embedded;

        var screening = reader.Read<ScreeningOptions>(ScreeningOptions.Section);
        faults.AddRange(screening.Validate());
        var cases = reader.Read<CasePolicy>(CasePolicy.Section);
        faults.AddRange(cases.Validate());

        var charter = ReadCharter(reader, faults);
        var hours = StaffedHours.Read(reader.Read<StaffedHoursSettings>("StaffedHours"), "StaffedHours", faults);
        var reminders = charter is null ? [] : ReadReminders(reader, charter, faults);
        return faults.Count == 0
            ? new BotSettings(store, local, contacts, cases, screening, charter!, reminders, hours!)
            : throw new SettingsException(faults);
    }

    /// <summary>The embedded community's own file, beside the record: `belong.db` has `belong.community.db`.</summary>
    private static string BesideStore(string store) => Path.ChangeExtension(store, null) + ".community.db";

    private static CommunityCharter? ReadCharter(SettingsReader reader, List<string> faults)
    {
        try
        {
            return CharterFile.Load(reader.Read<CharterSettings>("Charter").Path ?? CharterFile.ShippedPath);
        }
        catch (CharterException wrong)
        {
            faults.Add($"Charter:Path: {wrong.Message}");
            return null;
        }
    }

    private static List<ReminderPlan> ReadReminders(SettingsReader reader, CommunityCharter charter, List<string> faults)
    {
        var settings = reader.ReadList<ReminderSettings>("Reminders");
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
}

/// <summary>The settings cannot be used; the message lists everything that is wrong, each with its remedy.</summary>
internal sealed class SettingsException(IReadOnlyList<string> faults)
    : Exception("The settings cannot be used:\n" + string.Join("\n", faults.Select(fault => $"  - {fault}")))
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
