using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local;

/// <summary>Somebody in the embedded community, also after their removal.</summary>
internal sealed record LocalMember(string Slug, string Name, Roles Roles)
{
    public bool IsBot { get; init; }

    /// <summary>How they were removed; null while they are in.</summary>
    public Removal? RemovedHow { get; init; }

    public bool Removed => RemovedHow is not null;

    /// <summary>Until when they may not speak; null for no time-out. The instant may have passed.</summary>
    public DateTimeOffset? TimedOutUntil { get; init; }

    public DateTimeOffset? AccountCreated { get; init; }

    public MemberId Id => LocalId.Member(Slug);

    public bool IsTimedOut(DateTimeOffset now) => TimedOutUntil > now;

    public Member ToMember() => new(Id, Name, Roles) { AccountCreated = AccountCreated };
}
