using Belong.Bot.Cases;
using Belong.Bot.Learning;
using Belong.Bot.Screening.Detectors;

namespace Belong.Bot.Screening;

/// <summary>Settings of the screening, one block for each detector.</summary>
internal sealed record ScreeningOptions
{
    public const string Section = "Screening";

    /// <summary>
    /// True: flags are recorded and shown, and nothing is done on the platform. Null leaves it to the platform: real
    /// ones begin in shadow mode, the embedded community runs live.
    /// </summary>
    public bool? Shadow { get; init; }

    /// <summary>
    /// From which score on a category counts, 0 to 1, by <see cref="FlagCategory.Word"/>; without an entry the
    /// shipped threshold holds. A community's own, set by command, go before them.
    /// </summary>
    public IReadOnlyDictionary<string, double> Thresholds { get; init; } = new Dictionary<string, double>();

    /// <summary><see cref="Thresholds"/> of valid options.</summary>
    public IReadOnlyDictionary<FlagCategory, double> ThresholdsByCategory =>
        Thresholds.ToDictionary(setting => CategoryOf(setting.Key)!, setting => setting.Value);

    /// <summary>How thresholds are learnt from decisions.</summary>
    public LearningOptions Learning { get; init; } = new();

    public BreakerOptions Breaker { get; init; } = new();

    public ClassifierOptions Classifier { get; init; } = new();

    public WordListOptions WordList { get; init; } = new();

    public LinksOptions Links { get; init; } = new();

    public RepetitionOptions Repetition { get; init; } = new();

    public PersonalDataOptions PersonalData { get; init; } = new();

    public CeaseOrderOptions CeaseOrder { get; init; } = new();

    /// <summary>Members' names are screened like what they say: on joining, and when they change.</summary>
    public bool Names { get; init; }

    public AutoModOptions AutoMod { get; init; } = new();

    public RaidOptions Raid { get; init; } = new();

    /// <summary>The category that a setting names, in whatever capitals; null for none.</summary>
    public static FlagCategory? CategoryOf(string setting) =>
        FlagCategory.Find(setting, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Everything that is wrong, each with its setting's name and the remedy; empty when all is well.
    /// </summary>
    public IReadOnlyList<string> Validate() => ScreeningValidation.Errors(this);
}
