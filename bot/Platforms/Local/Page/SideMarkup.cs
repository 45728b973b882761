using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local.Page;

/// <summary>Beside the messages: who you are, where you can go, and who else is here.</summary>
internal sealed class SideMarkup(LocalCommunity community)
{
    private static readonly (string Heading, Roles Role)[] Groups =
    [
        ("Members", Roles.Member),
        ("Moderators", Roles.Moderator),
        ("Operators", Roles.Operator),
        ("Trustees", Roles.Trustee),
    ];

    public void Write(Markup markup, PageView view)
    {
        markup.Add(
            $"""
            <header class="side">
            <div class="brand"><img src="/assets/icon.svg" alt="" width="32" height="32"><p>Belong<span>community</span></p></div>

            """
        );
        Switch(markup, view);
        Channels(markup, view);
        markup.Add($"</header>\n");
    }

    public void People(Markup markup, PageView view)
    {
        markup.Add($"""<aside class="people" id="people" aria-label="People in this channel">""");
        var here = community
            .Members.People.Where(person => !person.Removed && (view.Channel?.IsSeenBy(person) ?? false))
            .ToLookup(person => Group(person).Heading);
        foreach (var (heading, _) in Groups)
        {
            if (!here[heading].Any())
            {
                continue;
            }

            markup.Add($"<h2>{heading}</h2><ul>");
            foreach (var person in here[heading])
            {
                var you = person.Slug == view.Viewer.Slug ? "you" : "";
                markup.Add(
                    $"""
                    <li><span class="avatar small {Look.Avatar(person)}" aria-hidden="true">{Look.Initials(
                        person
                    )}</span><span class="name">{person.Name}</span><span class="you">{you}</span></li>
                    """
                );
            }

            markup.Add($"</ul>");
        }

        markup.Add($"</aside>\n");
    }

    private static (string Heading, Roles Role) Group(LocalMember person) =>
        Groups.Last(group => group.Role == Roles.Member || person.Roles.HasFlag(group.Role));

    private void Switch(Markup markup, PageView view)
    {
        markup.Add(
            $"""
            <form class="who" id="who" action="/" method="get">
            <label for="as">You are</label>
            <div class="who-row"><select id="as" name="as">
            """
        );
        var people = community.Members.People.ToLookup(person => Group(person).Heading);
        foreach (var (heading, _) in Groups)
        {
            markup.Add($"""<optgroup label="{heading}">""");
            foreach (var person in people[heading])
            {
                var name = person.Removed ? person.Name + " (removed)" : person.Name;
                markup
                    .Add($"""<option value="{person.Slug}" """)
                    .AddIf(person.Slug == view.Viewer.Slug, "selected")
                    .Add($">{name}</option>");
            }

            markup.Add($"</optgroup>");
        }

        markup.Add(
            $"""
            </select><input type="hidden" name="channel" value="{Target(
                view
            )}"><button type="submit" class="button">Switch</button><button type="button" class="join" id="join" hidden>Someone new…</button></div>
            </form>

            """
        );
    }

    /// <summary>Where the next person looks: the same channel, or their own inbox.</summary>
    private static string Target(PageView view) =>
        view.Channel is null ? ""
        : view.IsInbox ? "inbox"
        : view.Channel.Slug;

    private void Channels(Markup markup, PageView view)
    {
        var seen = community.Channels.All.Where(channel => channel.IsSeenBy(view.Viewer)).ToList();
        markup.Add($"""<nav class="channels" aria-label="Channels"><ul>""");
        Link(markup, view, "inbox", "✉", "Inbox", view.IsInbox, LocalChannel.InboxOf(view.Viewer.Slug));
        markup.Add($"""</ul><h2>Channels</h2><ul>""");
        foreach (var channel in seen.Where(channel => channel.For.HasFlag(Roles.Member)))
        {
            Link(markup, view, channel.Slug, "#", channel.Slug, channel == view.Channel, channel.Slug);
        }

        var staff = seen.Where(channel => !channel.For.HasFlag(Roles.Member)).ToList();
        if (staff.Count > 0)
        {
            markup.Add($"""</ul><h2>Staff</h2><ul>""");
            foreach (var channel in staff)
            {
                Link(markup, view, channel.Slug, "#", channel.Slug, channel == view.Channel, channel.Slug);
            }
        }

        markup.Add($"</ul></nav>\n");
    }

    private static void Link(
        Markup markup,
        PageView view,
        string target,
        string sign,
        string name,
        bool isCurrent,
        string slug
    )
    {
        markup
            .Add($"""<li><a href="/?channel={target}&amp;as={view.Viewer.Slug}" data-slug="{slug}" """)
            .AddIf(isCurrent, """aria-current="page" """)
            .Add(
                $"""
                ><span class="sign" aria-hidden="true">{sign}</span><span class="name">{name}</span><span class="count" hidden></span></a></li>
                """
            );
    }
}
