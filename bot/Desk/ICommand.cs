using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>One command: what is offered, and what it does.</summary>
internal interface ICommand
{
    CommandSpec Spec { get; }

    Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken);
}

/// <summary>A command that somebody may use, with its options checked against its spec.</summary>
internal sealed record CommandCall(
    Interaction Interaction, IReadOnlyDictionary<string, string> Options, MessageId? Target)
{
    public Member By => Interaction.By;

    public CommunityId Community => Interaction.Community;

    /// <summary>The option's trimmed text; null when it was left out.</summary>
    public string? this[string option] =>
        Options.TryGetValue(option, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
