using System.Globalization;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>What people type: finds the command, checks who asks and what they filled in, and runs it.</summary>
internal sealed class CommandDesk
{
    private const int MostSuggestions = 25;
    private const int LongestLabel = 100;

    private readonly Dictionary<string, ICommand> _byName;

    public CommandDesk(IEnumerable<ICommand> commands)
    {
        _byName = commands.ToDictionary(command => command.Spec.Name);
        Specs = [.. _byName.Values.Select(command => command.Spec)];
    }

    /// <summary>What platforms offer.</summary>
    public IReadOnlyList<CommandSpec> Specs { get; }

    public async Task<Reply> AnswerAsync(ChatEvent.CommandInvoked invoked, CancellationToken cancellationToken)
    {
        var by = invoked.Interaction.By;

        // A command that somebody may not use looks to them as if it were not there.
        if (!_byName.TryGetValue(invoked.Command, out var command) || !by.Has(command.Spec.For))
        {
            return new Reply.Refused(
                command is null ? RefusalKind.NotFound : RefusalKind.Forbidden,
                $"There is no command /{Wording.Cut(invoked.Command, 40)} for you. /help lists yours."
            )
            {
                Field = "command",
            };
        }

        return Check(command.Spec, invoked) is { } fault
            ? fault.ToReply()
            : await command.RunAsync(
                new CommandCall(invoked.Interaction, invoked.Options, invoked.Target),
                cancellationToken
            );
    }

    /// <summary>
    /// What may be typed, for those who may use the command; nothing for anybody else, and nothing for what suggests
    /// nothing.
    /// </summary>
    public async Task<Reply> SuggestAsync(ChatEvent.SuggestionsAsked asked, CancellationToken cancellationToken)
    {
        if (
            !_byName.TryGetValue(asked.Command, out var command)
            || !asked.Interaction.By.Has(command.Spec.For)
            || !command.Spec.Options.Any(option => option.Suggests && option.Name == asked.Option)
        )
        {
            return new Reply.Suggestions([]);
        }

        var found = await command.SuggestAsync(
            new SuggestionCall(asked.Interaction, asked.Option, asked.Typed.Trim()),
            cancellationToken
        );
        return new Reply.Suggestions([
            .. found.Take(MostSuggestions).Select(one => one with { Label = Wording.Cut(one.Label, LongestLabel) }),
        ]);
    }

    private static FieldFault? Check(CommandSpec spec, ChatEvent.CommandInvoked invoked)
    {
        foreach (var name in invoked.Options.Keys)
        {
            if (spec.Options.All(option => option.Name != name))
                return new FieldFault(name, $"/{spec.Name} has no such option: {Offered(spec)}");
        }

        foreach (var option in spec.Options)
        {
            var value = invoked.Options.TryGetValue(option.Name, out var text) ? text.Trim() : "";
            if (value.Length == 0)
            {
                if (option.Required)
                    return new FieldFault(option.Name, $"/{spec.Name} needs it: {option.Description}");
                continue;
            }

            if (Fault(option, value) is { } why)
                return new FieldFault(option.Name, why);
        }

        return null;
    }

    private static string? Fault(CommandOption option, string value) =>
        option.Kind switch
        {
            _ when value.Length > option.MaxLength =>
                $"{value.Length} characters are too many: at most {option.MaxLength}",
            OptionKind.Number when !long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _) =>
                $"'{Wording.Cut(value, 40)}' is not a whole number",
            OptionKind.Flag when value is not ("true" or "false") => $"'{Wording.Cut(value, 40)}' is neither true nor "
                + $"false",
            OptionKind.Choice when option.Choices.All(choice => choice.Value != value) =>
                $"'{Wording.Cut(value, 40)}' is none of "
                    + $"{string.Join(", ", option.Choices.Select(choice => choice.Value))}",
            _ => null,
        };

    private static string Offered(CommandSpec spec) =>
        spec.Options.Count == 0
            ? "it has none"
            : $"it has {string.Join(", ", spec.Options.Select(option => option.Name))}";
}
