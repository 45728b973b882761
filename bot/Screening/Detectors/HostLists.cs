namespace Belong.Bot.Screening.Detectors;

/// <summary>Which hosts are what: the built-in lists with the settings' additions. Immutable.</summary>
internal sealed class HostLists(LinksOptions options)
{
    /// <summary>Public bodies: their links are never promotion.</summary>
    private static readonly string[] PublicHosts =
    [
        "gov.uk",
        "ac.uk",
        "nhs.uk",
        "police.uk",
        "parliament.uk",
        "sch.uk",
        "mod.uk",
        "gov.scot",
        "gov.wales",
        "nidirect.gov.uk",
        "un.org",
        "europa.eu",
        "wikipedia.org",
        "doi.org",
    ];

    /// <summary>Hosts, with a path where only that invites, whose links lead into another community.</summary>
    private static readonly string[] InvitationHosts =
    [
        "discord.gg",
        "discord.com/invite",
        "discordapp.com/invite",
        "discord.me",
        "discord.io",
        "dsc.gg",
        "invite.gg",
        "disboard.org",
        "t.me",
        "telegram.me",
        "telegram.dog",
        "chat.whatsapp.com",
        "whatsapp.com/channel",
        "signal.group",
        "guilded.gg",
        "join.slack.com",
        "join.skype.com",
        "groupme.com/join_group",
        "matrix.to",
        "stoat.chat/invite",
        "revolt.chat/invite",
        "rvlt.gg",
        "facebook.com/groups/join",
        "m.me/j",
        "viber.com/invite",
        "line.me/ti",
        "kik.me/g",
        "vk.me/join",
    ];

    private static readonly string[] ShortenerHosts =
    [
        "bit.ly",
        "tinyurl.com",
        "t.co",
        "goo.gl",
        "ow.ly",
        "is.gd",
        "v.gd",
        "cutt.ly",
        "rebrand.ly",
        "buff.ly",
        "rb.gy",
        "shorturl.at",
        "tiny.cc",
        "t.ly",
        "lnkd.in",
        "s.id",
        "bl.ink",
        "soo.gd",
        "shorte.st",
        "adf.ly",
        "tiny.one",
    ];

    /// <summary>Hosts that others imitate. Imitations are flagged, the hosts themselves never for this.</summary>
    private static readonly string[] ImitatedHosts =
    [
        "gov.uk",
        "nhs.uk",
        "hmrc.gov.uk",
        "paypal.com",
        "microsoft.com",
        "office.com",
        "live.com",
        "google.com",
        "apple.com",
        "amazon.com",
        "amazon.co.uk",
        "facebook.com",
        "instagram.com",
        "linkedin.com",
        "discord.com",
        "zoom.us",
        "eventbrite.co.uk",
        "eventbrite.com",
        "dropbox.com",
        "docusign.com",
        "justgiving.com",
        "steamcommunity.com",
    ];

    private readonly string[] _allowed = [.. PublicHosts, .. options.Allowed.Select(Clean)];
    private readonly string[] _blocked = [.. options.Blocked.Select(Clean)];
    private readonly string[] _invitations = [.. InvitationHosts, .. options.Invitations.Select(Clean)];
    private readonly string[] _shorteners = [.. ShortenerHosts, .. options.Shorteners.Select(Clean)];
    private readonly HashSet<string> _imitated =
    [
        .. ImitatedHosts,
        .. options.Allowed.Select(Clean).Where(host => !host.Contains('/')),
    ];

    public bool IsAllowed(Link link) => Matches(_allowed, link);

    public bool IsBlocked(Link link) => Matches(_blocked, link);

    public bool IsShortener(Link link) => Matches(_shorteners, link);

    /// <summary>A bare host invites nobody: there has to be a code after it.</summary>
    public bool IsInvitation(Link link) => link.Path.Length > 1 && Matches(_invitations, link);

    /// <summary>Whether a host is one that others imitate, or below one.</summary>
    public bool IsImitated(string host) => ImitatedBy(host) is not null;

    /// <summary>The imitated host that this one is, or is below; null for none.</summary>
    public string? ImitatedBy(string host)
    {
        for (var rest = host; ; )
        {
            if (_imitated.TryGetValue(rest, out var found))
                return found;

            var dot = rest.IndexOf('.');
            if (dot < 0)
                return null;
            rest = rest[(dot + 1)..];
        }
    }

    /// <summary>Whether the host carries an imitated one in front of its real end: <c>gov.uk.example.com</c>.</summary>
    public bool Wears(string host) =>
        _imitated.Any(known =>
            known.Length < host.Length
            && !Link.IsAt(host, known)
            && (
                host.StartsWith(known + ".", StringComparison.Ordinal)
                || host.Contains($".{known}.", StringComparison.Ordinal)
            )
        );

    private static bool Matches(string[] entries, Link link)
    {
        foreach (var entry in entries)
        {
            var slash = entry.IndexOf('/');
            if (slash < 0 ? link.IsAt(entry) : link.IsAt(entry[..slash]) && BeginsWith(link.Path, entry[slash..]))
                return true;
        }

        return false;
    }

    private static bool BeginsWith(string path, string prefix) =>
        path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
        && (path.Length == prefix.Length || path[prefix.Length] is '/' or '?');

    private static string Clean(string entry) => entry.Trim().TrimEnd('/').ToLowerInvariant();
}
