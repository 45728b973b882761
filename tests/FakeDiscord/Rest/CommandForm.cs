using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Belong.FakeDiscord.Interactions;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Rest;

/// <summary>A command's body: what the schema cannot say about it.</summary>
internal static partial class CommandForm
{
    private const int MostCharacters = 8000;
    private const int Subcommand = 1;
    private const int SubcommandGroup = 2;

    /// <summary>The body without nulls.</summary>
    public static JsonObject Read(JsonNode body, string at = "")
    {
        var command = ComponentForm.WithoutNulls(body.AsObject());
        var kind = (CommandKind)(command.Number("type") ?? 1);
        var description = command.Text("description") ?? "";
        if (kind is CommandKind.Chat)
        {
            CheckName(command, at);
            if (description.Length == 0)
                throw InvalidForm.At($"{at}description", "BASE_TYPE_REQUIRED", "This field is required");
            CheckOptions(command, at, depth: 0);
        }
        else if (description.Length > 0 || command.Items("options").Any())
        {
            throw InvalidForm.At(
                $"{at}description",
                "APPLICATION_COMMANDS_DESCRIPTION_INVALID",
                "Context menu commands cannot have description or options"
            );
        }

        if (Characters(command) > MostCharacters)
        {
            throw InvalidForm.At(
                at.TrimEnd('.'),
                "APPLICATION_COMMAND_TOO_LARGE",
                $"Command exceeds maximum size ({MostCharacters})"
            );
        }

        return command;
    }

    private static void CheckOptions(JsonObject parent, string at, int depth)
    {
        var options = parent.Items("options").ToList();
        var optionalBefore = false;
        for (var index = 0; index < options.Count; index++)
        {
            var option = options[index]!.AsObject();
            var here = $"{at}options.{index.ToString(CultureInfo.InvariantCulture)}.";
            CheckName(option, here);
            var type = option.Number("type");
            if (type is Subcommand or SubcommandGroup)
            {
                if (depth > 1 || (depth == 1 && type == SubcommandGroup))
                {
                    throw InvalidForm.At(
                        $"{here}type",
                        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                        "Sub-command option type not permitted here"
                    );
                }

                CheckOptions(option, here, depth + 1);
                continue;
            }

            var isRequired = option.Truth("required") ?? false;
            if (isRequired && optionalBefore)
            {
                throw InvalidForm.At(
                    $"{here}required",
                    "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                    "Required options must be placed before non-required options"
                );
            }

            optionalBefore |= !isRequired;
            if (option.Truth("autocomplete") == true && option.Items("choices").Any())
            {
                throw InvalidForm.At(
                    $"{here}autocomplete",
                    "APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_CHOICES",
                    "Autocomplete and choices exclude each other"
                );
            }
        }

        var kinds = options.Select(option => option.Number("type") is Subcommand or SubcommandGroup).Distinct().Count();
        if (kinds > 1)
        {
            throw InvalidForm.At(
                $"{at}options",
                "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                "Sub-command and sub-command group option types are mutually exclusive to all other types"
            );
        }

        if (options.Select(option => option.Text("name")).Distinct().Count() < options.Count)
        {
            throw InvalidForm.At(
                $"{at}options",
                "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
                "Option name already exists"
            );
        }
    }

    private static void CheckName(JsonObject named, string at)
    {
        var names = (named["name_localizations"] as JsonObject ?? []).Select(pair =>
            (Path: $"{at}name_localizations.{pair.Key}", Text: pair.Value!.ToString())
        );
        foreach (var (path, text) in names.Append((Path: $"{at}name", Text: named.Text("name")!)))
        {
            if (!ChatName().IsMatch(text) || text.Any(char.IsUpper))
                throw InvalidForm.At(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
        }
    }

    /// <summary>
    /// Names, descriptions and values of the command and all its options, the longest localisation counting.
    /// </summary>
    private static int Characters(JsonObject json)
    {
        var own = Longest(json, "name") + Longest(json, "description") + (json["value"]?.ToString().Length ?? 0);
        return own + json.Items("options").Concat(json.Items("choices")).OfType<JsonObject>().Sum(Characters);
    }

    private static int Longest(JsonObject json, string property)
    {
        var localised = json[$"{property}_localizations"] as JsonObject ?? [];
        return localised.Select(pair => pair.Value!.ToString().Length).Append(json.Text(property)?.Length ?? 0).Max();
    }

    [GeneratedRegex(@"^[-_'\p{L}\p{N}\p{IsDevanagari}\p{IsThai}]{1,32}$")]
    private static partial Regex ChatName();
}
