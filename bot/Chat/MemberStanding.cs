namespace Belong.Bot.Chat;

/// <summary>How somebody stands on the platform.</summary>
/// <param name="Present">Listed among the members, with or without access.</param>
/// <param name="Banned">Kept from joining again.</param>
/// <param name="HasAccess">May read what members read. Always false for somebody who is not present.</param>
/// <param name="TimedOutUntil">Until when they may not speak; null when they may, and for an instant that has
/// passed.</param>
internal sealed record MemberStanding(bool Present, bool Banned, bool HasAccess, DateTimeOffset? TimedOutUntil);
