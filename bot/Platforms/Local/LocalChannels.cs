using System.Collections.Concurrent;
using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local;

/// <summary>The channels and inboxes, in memory.</summary>
internal sealed class LocalChannels
{
    private readonly ConcurrentDictionary<string, LocalChannel> _bySlug = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<LocalChannel> _open = [];

    public LocalChannels(Statements statements)
    {
        using var rows = statements.Query("SELECT id, topic, roles, owner FROM channel ORDER BY position");
        while (rows.Read())
        {
            var channel = new LocalChannel(rows.GetString(0), rows.GetString(1), (Roles)rows.GetInt32(2))
            {
                Owner = rows.IsDBNull(3) ? null : rows.GetString(3),
            };
            Put(channel);
            if (channel.Owner is null)
            {
                _open.Add(channel);
            }
        }
    }

    /// <summary>All but the inboxes, in the order in which they are listed.</summary>
    public IReadOnlyList<LocalChannel> All => _open;

    /// <summary>By slug or id; a leading <c>#</c> is ignored.</summary>
    public LocalChannel? Find(string nameOrId) =>
        _bySlug.GetValueOrDefault(LocalId.Slug(nameOrId.Trim().TrimStart('#')));

    /// <summary>By slug, from a row that refers to a channel.</summary>
    public LocalChannel this[string slug] => _bySlug[slug];

    public void Put(LocalChannel channel) => _bySlug[channel.Slug] = channel;
}
