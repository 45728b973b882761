using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local;

/// <summary>Everybody who is or was in the community, in memory; kept up by the log of changes.</summary>
internal sealed class LocalMembers
{
    /// <summary>Longest name that a person may join with, in characters.</summary>
    public const int MaxName = 60;

    private readonly ConcurrentDictionary<string, LocalMember> _bySlug = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, LocalMember> _byName = new(StringComparer.OrdinalIgnoreCase);

    public LocalMembers(Statements statements)
    {
        foreach (var member in MemberRows.All(statements))
        {
            Put(member);
        }
    }

    /// <summary>People, also removed ones, without the bot; by role and then by slug.</summary>
    public IReadOnlyList<LocalMember> People =>
        [
            .. _bySlug
                .Values.Where(member => !member.IsBot)
                .OrderBy(member => Highest(member.Roles))
                .ThenBy(member => member.Slug.Length)
                .ThenBy(member => member.Slug, StringComparer.Ordinal),
        ];

    /// <summary>By slug, id or name.</summary>
    public LocalMember? Find(string idOrName)
    {
        var slug = LocalId.Slug(idOrName.Trim().TrimStart('@'));
        return _bySlug.GetValueOrDefault(slug) ?? _byName.GetValueOrDefault(slug);
    }

    /// <summary>By slug, from a row that refers to a member.</summary>
    public LocalMember this[string slug] => _bySlug[slug];

    public string NameOf(string slug) => _bySlug.GetValueOrDefault(slug)?.Name ?? slug;

    public LocalMember? FindByName(string name) => _byName.GetValueOrDefault(name);

    public void Put(LocalMember member)
    {
        if (_bySlug.TryGetValue(member.Slug, out var before))
        {
            _byName.TryRemove(before.Name, out _);
        }

        _bySlug[member.Slug] = member;
        _byName[member.Name] = member;
    }

    /// <summary>
    /// A slug for a new name: its letters and digits in lower case, joined by hyphens, and not taken.
    /// </summary>
    public string NewSlug(string name, Func<string, bool> isTaken)
    {
        var slug = new StringBuilder();
        foreach (var c in name.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(c);
            }
            else if (slug.Length > 0 && slug[^1] != '-' && !char.IsBetween(c, '\u0300', '\u036F'))
            {
                slug.Append('-');
            }
        }

        var root = slug.ToString().Trim('-') is { Length: > 0 } letters ? letters : "member";
        var candidate = root;
        for (var number = 2; _bySlug.ContainsKey(candidate) || isTaken(candidate); number++)
        {
            candidate = string.Create(CultureInfo.InvariantCulture, $"{root}-{number}");
        }

        return candidate;
    }

    private static Roles Highest(Roles roles) =>
        roles.HasFlag(Roles.Trustee) ? Roles.Trustee
        : roles.HasFlag(Roles.Operator) ? Roles.Operator
        : roles.HasFlag(Roles.Moderator) ? Roles.Moderator
        : Roles.Member;
}
