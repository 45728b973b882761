namespace Belong.Bot.Platforms.Local.Http;

/// <summary>
/// An option; its kind is <c>text</c>, <c>number</c>, <c>member</c>, <c>message</c>, <c>choice</c> or <c>flag</c>. One
/// that suggests answers <c>GET /local/suggestions</c>.
/// </summary>
internal sealed record OptionView(
    string Name,
    string Description,
    string Kind,
    bool Required,
    int MaxLength,
    IReadOnlyList<ChoiceView> Choices,
    bool Suggests
);

/// <summary>A command, and the entry in a message's menu that invokes it, if there is one.</summary>
internal sealed record CommandView(
    string Name,
    string Description,
    string? MessageMenu,
    IReadOnlyList<OptionView> Options
);
