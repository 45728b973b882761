namespace Belong.Bot.Platforms.Local.Page;

/// <summary>The page as a whole: who you are, the channels, the messages, the composer, and who else is here.</summary>
internal sealed class LocalPage(SideMarkup side, MessageMarkup messages, LocalCommunity community)
{
    public string Write(PageView view)
    {
        var markup = new Markup();
        Head(markup, view);
        side.Write(markup, view);
        if (view.Problem is { } problem)
        {
            Trouble(markup, problem);
        }
        else
        {
            Main(markup, view, view.Channel!);
        }

        side.People(markup, view);
        return markup
            .Add(
                $"""
                </div>
                <div id="status" class="visually-hidden" role="status"></div>
                </body>
                </html>

                """
            )
            .ToString();
    }

    private static string TitleOf(PageView view) =>
        view.Channel is null ? "Not shown"
        : view.IsInbox ? "Inbox"
        : "#" + view.Channel.Slug;

    private static void Head(Markup markup, PageView view) =>
        markup.Add(
            $"""
            <!doctype html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{TitleOf(view)} · Belong community</title>
            <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/assets/base.css">
            <link rel="stylesheet" href="/assets/layout.css">
            <link rel="stylesheet" href="/assets/messages.css">
            <link rel="stylesheet" href="/assets/cards.css">
            <link rel="stylesheet" href="/assets/controls.css">
            <link rel="stylesheet" href="/assets/dialogs.css">
            <link rel="stylesheet" href="/assets/narrow.css">
            <script type="module" src="/assets/page.js"></script>
            </head>
            <body data-as="{view.Viewer.Id.Value}" data-name="{view.Viewer.Name}" data-change="{view.Change}" data-channel="{(
                view.Channel is { } channel ? LocalId.Of(channel.Slug) : ""
            )}" data-inbox="{(view.IsInbox ? "true" : "false")}" data-latest="{(
                view.HasLater ? "false" : "true"
            )}" data-inbox-numbers="{string.Join(' ', view.Inbox)}">
            <a class="skip" href="#log">Skip to the messages</a>
            <div class="app">

            """
        );

    private static void Trouble(Markup markup, Problem problem) =>
        markup.Add(
            $"""
            <main class="main"><header class="top"><h1>{problem.Title}</h1></header>
            <div class="log" id="log" tabindex="-1"><div class="empty"><p class="empty-title">This cannot be shown</p><p>{problem.Detail}</p><p><a class="button primary" href="/">Back to the community</a></p></div></div></main>

            """
        );

    private void Main(Markup markup, PageView view, LocalChannel channel)
    {
        markup.Add(
            $"""
            <main class="main">
            <header class="top"><h1>{(
                view.IsInbox ? "Inbox" : "# " + channel.Slug
            )}</h1><p class="topic">{channel.Topic}</p></header>
            <div class="log" id="log" role="log" aria-label="{(
                view.IsInbox ? "Messages to you" : "Messages in " + channel.Slug
            )}" tabindex="0"><div class="stream" id="stream">

            """
        );
        if (view.HasEarlier)
        {
            markup.Add(
                $"""
                <p class="more"><a class="button secondary" href="/?channel={channel.Slug}&amp;as={view.Viewer.Slug}&amp;before={view.Messages[
                    0
                ].Number}">Earlier messages</a></p>

                """
            );
        }

        Messages(markup, view);
        if (view.Messages.Count == 0)
        {
            Nothing(markup, view, channel);
        }

        if (view.HasLater)
        {
            markup.Add(
                $"""
                <p class="more"><a class="button primary" href="/?channel={channel.Slug}&amp;as={view.Viewer.Slug}">Latest messages</a></p>

                """
            );
        }

        markup.Add($"</div></div>\n");
        if (view.IsInbox)
        {
            markup.Add(
                $"""
                <p class="composer-note">{(
                    view.Viewer.Removed
                        ? "You have been removed from this community. You can still read what is sent to you here."
                        : "Only you can read this. Belong.Bot and the moderators write to you here."
                )}</p>
                </main>

                """
            );
        }
        else
        {
            ComposerMarkup.Write(markup, channel);
            markup.Add($"</main>\n");
        }
    }

    private void Messages(Markup markup, PageView view)
    {
        var zone = community.Time.LocalTimeZone;
        var day = DateOnly.MinValue;
        foreach (var message in view.Messages)
        {
            var on = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(message.At, zone).DateTime);
            if (on != day)
            {
                day = on;
                markup.Add(
                    $"""<p class="day"><span>{on.ToString("dddd d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}</span></p>"""
                );
            }

            messages.Write(markup, message, view.Viewer);
        }
    }

    private static void Nothing(Markup markup, PageView view, LocalChannel channel)
    {
        var (title, text) = (view.IsInbox, channel.Slug) switch
        {
            (true, _) => ("Nothing here yet", "Notices, receipts and answers meant for you alone will arrive here."),
            (_, "welcome") => (
                "A community on your own machine",
                "Switch who you are and write something in #forum. What the bot flags appears in #moderators; what "
                    + "it "
                    + "tells you arrives in your inbox. Type / anywhere for the commands."
            ),
            _ => ($"This is the start of #{channel.Slug}", $"{channel.Topic} Be the first to say something."),
        };
        markup.Add($"""<div class="empty" id="empty"><p class="empty-title">{title}</p><p>{text}</p></div>""");
    }
}
