using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>How long a time-out may be asked for.</summary>
internal static class Spans
{
    public static readonly TimeSpan Default = TimeSpan.FromDays(1);

    private static readonly (string Value, string Label, TimeSpan Span)[] All =
    [
        ("1h", "one hour", TimeSpan.FromHours(1)),
        ("1d", "one day", TimeSpan.FromDays(1)),
        ("3d", "three days", TimeSpan.FromDays(3)),
        ("7d", "a week, once confirmed", TimeSpan.FromDays(7)),
        ("28d", "four weeks, once confirmed", TimeSpan.FromDays(28)),
        ("90d", "three months, once confirmed", TimeSpan.FromDays(90)),
        ("365d", "a year, once confirmed", TimeSpan.FromDays(365)),
    ];

    public static IReadOnlyList<Choice> Choices { get; } = [.. All.Select(one => new Choice(one.Value, one.Label))];

    public static IReadOnlyDictionary<string, TimeSpan> ByValue { get; } =
        All.ToDictionary(one => one.Value, one => one.Span);
}
