using System.Globalization;
using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Learning;

namespace Belong.Bot.Desk.Commands;

/// <summary>The options that the threshold commands share.</summary>
internal static class ThresholdFields
{
    /// <summary>Who may see and change thresholds: what is flagged is for those who answer for it.</summary>
    public const Roles Roles = Chat.Roles.Operator;

    private static readonly Dictionary<string, FlagCategory> ByName = Tunable.Categories.ToDictionary(
        NameOf,
        category => category
    );

    public static CommandOption Category { get; } =
        new("category", "What is flagged", OptionKind.Choice)
        {
            Required = true,
            MaxLength = 40,
            Choices = [.. Tunable.Categories.Select(category => new Choice(NameOf(category), category.Name))],
        };

    public static CommandOption Value { get; } =
        new("value", "A score from 0.01 to 0.999, for example 0.85", OptionKind.Text)
        {
            Required = true,
            MaxLength = 20,
        };

    /// <summary>The category of a call whose options were checked.</summary>
    public static FlagCategory CategoryOf(CommandCall call) => ByName[call["category"]!];

    /// <summary>The value, or what is wrong with it.</summary>
    public static (double Value, FieldFault? Fault) ValueOf(CommandCall call)
    {
        var text = call["value"]!;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return (
                0,
                new FieldFault("value", $"'{Wording.Cut(text, 20)}' is not a number: write a point, for example 0.85")
            );
        }

        if (value < (decimal)Tunable.Lowest || value > (decimal)Tunable.Highest)
            return (0, new FieldFault("value", $"{text} is out of range: write a number from 0.01 to 0.999"));
        return decimal.Round(value, 3) == value
            ? ((double)value, null)
            : (0, new FieldFault("value", $"{text} is too fine: write at most three decimals"));
    }

    // "PersonalData" is typed as "personal-data".
    private static string NameOf(FlagCategory category) =>
        string.Concat(
            category.Word.Select(
                (letter, at) => (at > 0 && char.IsUpper(letter) ? "-" : "") + char.ToLowerInvariant(letter)
            )
        );
}
