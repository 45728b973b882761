using System.Globalization;
using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local;

/// <summary>Joining, and being called something else.</summary>
internal sealed class Membership(LocalCommunity community)
{
    /// <summary>The roles by the names that people use for them.</summary>
    public static readonly IReadOnlyDictionary<string, Roles> RoleNames = new Dictionary<string, Roles>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["member"] = Roles.Member,
        ["moderator"] = Roles.Moderator,
        ["operator"] = Roles.Operator,
        ["trustee"] = Roles.Trustee,
    };

    public async Task<Outcome<LocalMember>> JoinAsync(
        string? name,
        IReadOnlyList<string> roles,
        DateTimeOffset? accountCreated,
        CancellationToken cancellationToken
    )
    {
        if (CheckName(name).Fails(out var no, out var called))
        {
            return no;
        }

        var granted = Roles.Member;
        foreach (var role in roles)
        {
            if (!RoleNames.TryGetValue(role, out var known))
            {
                return Problem.Invalid(
                    "roles",
                    $"There is no role '{Access.Shorten(role)}'. The roles are {string.Join(", ", RoleNames.Keys)}."
                );
            }

            granted |= known;
        }

        var now = community.Now;
        if (accountCreated > now)
        {
            return Problem.Invalid(
                "accountCreated",
                "'accountCreated' is in the future. Leave it out for an account made now."
            );
        }

        return await community.WriteAsync<Outcome<LocalMember>>(
            session =>
            {
                if (
                    session.Statements.Value("SELECT 1 FROM member WHERE name = $1", called) is not null
                    || community.Members.FindByName(called) is not null
                )
                {
                    return Problem.Conflict(
                        $"Somebody here is or was called '{called}'. Choose a name that tells the two apart.",
                        "name"
                    );
                }

                var slug = community.Members.NewSlug(
                    called,
                    taken => session.Statements.Value("SELECT 1 FROM member WHERE id = $1", taken) is not null
                );
                var member = new LocalMember(slug, called, granted) { AccountCreated = accountCreated ?? now };
                LocalSchema.AddMember(session.Statements, member, now);
                session.Log(ChangeKind.Joined, member);
                return member;
            },
            cancellationToken
        );
    }

    /// <summary>Gives somebody another name, which the bot hears of.</summary>
    public async Task<Outcome<LocalMember>> RenameAsync(
        LocalMember person,
        string? name,
        CancellationToken cancellationToken
    )
    {
        if (CheckName(name).Fails(out var no, out var called))
        {
            return no;
        }

        var now = community.Now;
        return await community.WriteAsync<Outcome<LocalMember>>(
            session =>
            {
                var current = MemberRows.Find(session.Statements, person.Slug)!;
                if (current.Name == called)
                {
                    return current;
                }

                if (
                    session.Statements.Value("SELECT 1 FROM member WHERE name = $1 AND id <> $2", called, person.Slug)
                    is not null
                )
                {
                    return Problem.Conflict(
                        $"Somebody here is or was called '{called}'. Choose a name that tells the two apart.",
                        "name"
                    );
                }

                var renamed = current with { Name = called };
                session.Update(renamed, ChangeKind.Renamed, now, reason: null);
                return renamed;
            },
            cancellationToken
        );
    }

    private static Outcome<string> CheckName(string? name)
    {
        if (name is null)
        {
            return Problem.Malformed("Put the new member's name into 'name'.", "name");
        }

        name = string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (name.Length is 0 or > LocalMembers.MaxName)
        {
            return Problem.Invalid(
                "name",
                $"A name has 1 to {LocalMembers.MaxName} characters; this one has {name.Length}."
            );
        }

        var unseen = name.Any(c =>
            char.GetUnicodeCategory(c)
                is UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.Surrogate
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
        );
        return unseen || name.Contains('@', StringComparison.Ordinal) || !name.Any(char.IsLetterOrDigit)
            ? Problem.Invalid("name", "A name has letters or digits, and no at-signs or unseen characters.")
            : name;
    }
}
