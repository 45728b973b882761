using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>One command: what is offered, and what it does.</summary>
internal interface ICommand
{
    CommandSpec Spec { get; }

    Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken);

    /// <summary>What may be meant by what somebody types into an option that suggests, best first.</summary>
    Task<IReadOnlyList<Choice>> SuggestAsync(SuggestionCall call, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Choice>>([]);
}

/// <summary>Somebody who may use a command types into one of its options.</summary>
/// <param name="Interaction">Who types, where.</param>
/// <param name="Option">The option's name, as the command's spec has it.</param>
/// <param name="Typed">What stands there so far, trimmed; may be empty.</param>
internal sealed record SuggestionCall(Interaction Interaction, string Option, string Typed)
{
    public Member By => Interaction.By;

    public CommunityId Community => Interaction.Community;
}

/// <summary>A command that somebody may use, with its options checked against its spec.</summary>
internal sealed record CommandCall(
    Interaction Interaction,
    IReadOnlyDictionary<string, string> Options,
    MessageId? Target
)
{
    public Member By => Interaction.By;

    public CommunityId Community => Interaction.Community;

    /// <summary>What was filled in, as a form's values: all but the option that says on what it is done.</summary>
    public IReadOnlyDictionary<string, string> ValuesBeside(string option) =>
        Options.Where(one => one.Key != option).ToDictionary();

    /// <summary>The option's trimmed text; null when it was left out.</summary>
    public string? this[string option] =>
        Options.TryGetValue(option, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
