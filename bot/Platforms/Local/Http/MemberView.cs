namespace Belong.Bot.Platforms.Local.Http;

/// <summary>A person; roles are <c>member</c>, <c>moderator</c>, <c>operator</c>, <c>trustee</c>.</summary>
internal sealed record MemberView(string Id, string Name, IReadOnlyList<string> Roles, bool Removed)
{
    /// <summary>Until when they may not speak; null when they may.</summary>
    public DateTimeOffset? TimedOutUntil { get; init; }
}

/// <summary>
/// The change is <c>joined</c>, <c>removed</c>, <c>readmitted</c>, <c>renamed</c>, <c>timedOut</c> or
/// <c>timeOutLifted</c>.
/// </summary>
internal sealed record MemberUpdateView(string Change, MemberView Member);

internal sealed record ChannelView(string Id, string Name, string Topic);
