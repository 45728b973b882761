using System.Globalization;
using System.Text.Json;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Guilds;

namespace Belong.Bot.Platforms.Discord.Commands;

/// <summary>
/// The bot's commands as Discord offers them. Two words are a command with subcommands; a message's menu is a command
/// of its own. Who sees a command is Discord's default, which a server's administrators can change: the bot checks
/// again.
/// </summary>
internal static class CommandPayload
{
    private const int ChatInput = 1;
    private const int MessageMenu = 3;
    private const int Subcommand = 1;

    /// <summary>
    /// To whom Discord shows a command by default: to members all, to moderators who may time out, else who may manage
    /// the server.
    /// </summary>
    /// <returns>The permission that it takes; none where everybody sees it.</returns>
    public static Permission ShownWith(Roles roles) =>
        roles.HasFlag(Roles.Member) ? Permission.None
        : roles.HasFlag(Roles.Moderator) ? Permission.ModerateMembers
        : Permission.ManageGuild;

    /// <summary>Everything to be registered, each as its JSON.</summary>
    /// <param name="specs">What the bot offers.</param>
    /// <param name="words">The language of the descriptions.</param>
    public static IReadOnlyList<byte[]> Write(IReadOnlyList<CommandSpec> specs, CommandWords words) =>
        [
            .. specs.GroupBy(spec => spec.Name.Split(' ')[0]).Select(group => Typed(group.Key, [.. group], words)),
            .. specs.Where(spec => spec.MessageMenu is not null).Select(spec => Menu(spec, words)),
        ];

    private static byte[] Typed(string name, IReadOnlyList<CommandSpec> group, CommandWords words) =>
        Payload.Write(json =>
        {
            json.WriteString("name", name);
            json.WriteNumber("type", ChatInput);
            var all = group.Aggregate(Roles.None, (roles, spec) => roles | spec.For);
            if (group is [var single] && single.Name == name)
            {
                words.Describe(json, name, single.Description);
                WriteCommon(json, all);
                json.WriteStartArray("options");
                foreach (var option in single.Options.OrderByDescending(option => option.Required))
                    Write(json, option, name, words);
                json.WriteEndArray();
                return;
            }

            words.Describe(
                json,
                name,
                $"{char.ToUpperInvariant(name[0])}{name[1..]}: "
                    + $"{string.Join(", ", group.Select(spec => spec.Name.Split(' ')[^1]))}"
            );
            WriteCommon(json, all);
            json.WriteStartArray("options");
            foreach (var spec in group)
            {
                json.WriteStartObject();
                json.WriteNumber("type", Subcommand);
                json.WriteString("name", spec.Name.Split(' ')[^1]);
                words.Describe(json, spec.Name, spec.Description);
                json.WriteStartArray("options");
                foreach (var option in spec.Options.OrderByDescending(option => option.Required))
                    Write(json, option, spec.Name, words);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

    private static byte[] Menu(CommandSpec spec, CommandWords words) =>
        Payload.Write(json =>
        {
            json.WriteString("name", spec.MessageMenu);
            json.WriteNumber("type", MessageMenu);
            words.Name(json, spec.MessageMenu!);
            WriteCommon(json, spec.For);
        });

    private static void WriteCommon(Utf8JsonWriter json, Roles roles)
    {
        json.WriteString(
            "default_member_permissions",
            ShownWith(roles) is var needed and not Permission.None
                ? ((ulong)needed).ToString(CultureInfo.InvariantCulture)
                : null
        );
        json.WriteStartArray("contexts");
        json.WriteNumberValue(0);
        json.WriteEndArray();
        json.WriteStartArray("integration_types");
        json.WriteNumberValue(0);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, CommandOption option, string command, CommandWords words)
    {
        json.WriteStartObject();
        json.WriteNumber(
            "type",
            option.Kind switch
            {
                OptionKind.Number => 4,
                OptionKind.Flag => 5,
                OptionKind.Member => 6,
                _ => 3,
            }
        );
        json.WriteString("name", option.Name);
        words.Describe(json, $"{command} {option.Name}", option.Description);
        json.WriteBoolean("required", option.Required);
        if (option.Suggests)
            json.WriteBoolean("autocomplete", true);
        switch (option.Kind)
        {
            case OptionKind.Number:
                json.WriteNumber("min_value", 0);
                break;
            case OptionKind.Text or OptionKind.Message:
                json.WriteNumber("max_length", Math.Clamp(option.MaxLength, 1, 6000));
                break;
            case OptionKind.Choice:
                json.WriteStartArray("choices");
                foreach (var choice in option.Choices.Take(25))
                {
                    json.WriteStartObject();
                    json.WriteString("name", choice.Label.Length <= 100 ? choice.Label : choice.Label[..99] + "…");
                    json.WriteString("value", choice.Value);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                break;
        }

        json.WriteEndObject();
    }
}
