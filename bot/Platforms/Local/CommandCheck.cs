using System.Globalization;
using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local;

/// <summary>What was filled into a command, against what the command takes.</summary>
internal sealed class CommandCheck(LocalCommunity community, Access access)
{
    /// <summary>The options as the bot expects them: ids in full, nothing empty, nothing unknown.</summary>
    public Outcome<Dictionary<string, string>> Options(
        CommandSpec command,
        IReadOnlyDictionary<string, string> filled,
        LocalMember person
    )
    {
        foreach (var name in filled.Keys)
        {
            if (command.Options.All(option => option.Name != name))
            {
                return Problem.Invalid(name, Surplus(command, name));
            }
        }

        var options = new Dictionary<string, string>();
        foreach (var option in command.Options)
        {
            var text = filled.GetValueOrDefault(option.Name, "").Trim();
            if (text.Length == 0)
            {
                if (option.Required)
                {
                    return Problem.Invalid(option.Name, $"/{command.Name} needs '{option.Name}': {option.Description}");
                }

                continue;
            }

            if (Read(option, text, person).Fails(out var no, out var value))
            {
                return no;
            }

            options.Add(option.Name, value);
        }

        return options;
    }

    private static string Surplus(CommandSpec command, string name) =>
        command.Options.Count == 0
            ? $"/{command.Name} takes no options. Leave out '{Access.Shorten(name)}'."
            : $"/{command.Name} has no option '{Access.Shorten(name)}'. "
                + $"It takes {string.Join(", ", command.Options.Select(option => option.Name))}.";

    private Outcome<string> Read(CommandOption option, string text, LocalMember person)
    {
        switch (option.Kind)
        {
            case OptionKind.Number:
                return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? number.ToString(CultureInfo.InvariantCulture)
                    : Problem.Invalid(option.Name, $"'{option.Name}' is a whole number, zero or more.");

            case OptionKind.Flag:
                return bool.TryParse(text, out var flag)
                    ? (flag ? "true" : "false")
                    : Problem.Invalid(option.Name, $"'{option.Name}' is true or false.");

            case OptionKind.Choice:
                return option.Choices.FirstOrDefault(choice => choice.Value == text) is { } chosen
                    ? chosen.Value
                    : Problem.Invalid(
                        option.Name,
                        $"'{option.Name}' is one of: "
                            + $"{string.Join(", ", option.Choices.Select(choice => choice.Value))}."
                    );

            case OptionKind.Member:
                return community.Members.Find(text) is { IsBot: false } member
                    ? member.Id.Value
                    : Problem.Invalid(
                        option.Name,
                        $"'{option.Name}' is a member's id or name; there is no '{Access.Shorten(text)}'."
                    );

            case OptionKind.Message:
                return access.Message(text, person, option.Name).Fails(out _, out var message)
                    ? Problem.Invalid(
                        option.Name,
                        $"'{option.Name}' is a message's link or id; you can see no message '{Access.Shorten(text)}'."
                    )
                    : LocalId.Message(message.Number).Value;

            default:
                return text.Length <= option.MaxLength
                    ? text
                    : Problem.Invalid(
                        option.Name,
                        $"'{option.Name}' has {text.Length:N0} characters; the most is {option.MaxLength:N0}."
                    );
        }
    }
}
