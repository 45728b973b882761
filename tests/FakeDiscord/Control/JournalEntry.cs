namespace Belong.FakeDiscord.Control;

/// <summary>One thing that the bot did.</summary>
/// <param name="At">By the fake's clock.</param>
/// <param name="Method">The HTTP method, or GATEWAY.</param>
/// <param name="Path">The path below /api/v10 with interaction tokens masked, or what happened at the gateway, such as
/// IDENTIFY.</param>
/// <param name="Route">The path's template, such as /channels/{channel_id}/messages; at the gateway a detail.</param>
/// <param name="Status">The HTTP status, or a close code; 0 when the answer was cut off.</param>
/// <param name="Fault">The fault that befell it, null when none did.</param>
public sealed record JournalEntry(
    DateTimeOffset At,
    string Method,
    string Path,
    string Route,
    int Status,
    string? Fault
);
