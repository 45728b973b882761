namespace Belong.Bot.Platforms.Local.Http;

/// <summary>A person; roles are <c>member</c>, <c>moderator</c>, <c>operator</c>, <c>trustee</c>.</summary>
internal sealed record MemberView(string Id, string Name, IReadOnlyList<string> Roles, bool Removed);

/// <summary>The change is <c>joined</c> or <c>removed</c>.</summary>
internal sealed record MemberUpdateView(string Change, MemberView Member);

internal sealed record ChannelView(string Id, string Name, string Topic);
