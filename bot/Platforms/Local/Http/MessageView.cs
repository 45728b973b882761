using System.Text.Json.Serialization;

namespace Belong.Bot.Platforms.Local.Http;

internal sealed record AuthorView(string Id, string Name, bool Bot);

internal sealed record ForwardView(string Id, AuthorView Author, string Text);

internal sealed record MarkView(int Start, int Length, string Label);

internal sealed record FieldView(string Name, string Value, IReadOnlyList<MarkView> Marks, bool Short);

/// <summary>A card; its tone is <c>plain</c>, <c>notice</c>, <c>urgent</c> or <c>done</c>.</summary>
internal sealed record CardView(string? Title, string Tone, IReadOnlyList<FieldView> Fields);

/// <summary>A button; its style is <c>primary</c>, <c>secondary</c>, <c>success</c> or <c>danger</c>.</summary>
internal sealed record ButtonView(string Id, string Label, string Style);

/// <summary>
/// A message as one person sees it: edited so many times, and <c>visible</c>, <c>deleted</c> or <c>hidden</c>.
/// </summary>
internal sealed record MessageView(
    string Id,
    string Channel,
    AuthorView Author,
    string Text,
    DateTimeOffset At,
    int Edited,
    string? ReplyTo,
    IReadOnlyList<ForwardView> Forwards,
    string State,
    CardView? Card,
    IReadOnlyList<ButtonView> Buttons
)
{
    /// <summary>The page's markup of it, for those who ask with <c>view=html</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Html { get; init; }
}

/// <summary>
/// The change is <c>created</c>, <c>edited</c>, <c>deleted</c>, <c>rewritten</c>, <c>hidden</c> or <c>restored</c>.
/// </summary>
internal sealed record MessageUpdateView(string Change, MessageView Message);
