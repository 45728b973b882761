using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local;

/// <summary>Somebody in the embedded community, also after their removal.</summary>
internal sealed record LocalMember(string Slug, string Name, Roles Roles)
{
    public bool IsBot { get; init; }

    public bool Removed { get; init; }

    public MemberId Id => LocalId.Member(Slug);

    public Member ToMember() => new(Id, Name, Roles);
}
