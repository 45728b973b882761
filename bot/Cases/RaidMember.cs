using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>Somebody who joined in a raid.</summary>
/// <param name="JoinedAt">When the bot heard of it.</param>
/// <param name="AccountCreated">How old the account is; null where the platform does not tell.</param>
internal sealed record RaidMember(MemberId Member, DateTimeOffset JoinedAt, DateTimeOffset? AccountCreated);
