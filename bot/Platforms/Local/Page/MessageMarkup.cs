using System.Globalization;
using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local.Page;

/// <summary>One message as it stands on the page. The page's first answer and its live updates both use this.</summary>
internal sealed class MessageMarkup(LocalCommunity community, LocalAddress address)
{
    private readonly RichText _rich = new(community.Members, address);

    /// <summary>The message as the viewer may see it.</summary>
    public string Message(LocalMessage message, LocalMember viewer)
    {
        var markup = new Markup();
        Write(markup, message, viewer);
        return markup.ToString();
    }

    /// <summary>What the bot told one person alone.</summary>
    public string Private(PrivateReply reply, LocalMember viewer)
    {
        var markup = new Markup();
        var post = reply.Post!;
        markup.Add(
            $"""
            <article class="message private" id="{LocalId.Slug(
                reply.Id
            )}" data-id="{reply.Id}" tabindex="-1" aria-label="Private reply from Belong.Bot">
            <span class="avatar bot" aria-hidden="true">B</span>
            <div class="body"><header class="byline"><b class="author">Belong.Bot</b><span class="only-you">Only you can see this</span></header>
            """
        );
        Content(markup, post.Text, post, viewer);
        return markup
            .Add(
                $"""
                </div><button type="button" class="icon dismiss" aria-label="Dismiss this reply" title="Dismiss">×</button></article>
                """
            )
            .ToString();
    }

    public void Write(Markup markup, LocalMessage message, LocalMember viewer)
    {
        var seen = Sight.Of(message, viewer);
        var author = community.Members[message.Author];
        var id = LocalId.Message(message.Number).Value;
        var mine = author.Slug == viewer.Slug ? "true" : "false";
        var state = message.State.ToString().ToLowerInvariant();
        markup.Add(
            $"""
            <article class="message {state}" id="m{message.Number}" data-id="{id}" data-author="{author.Id.Value}" data-name="{author.Name}" data-mine="{mine}" data-state="{state}" tabindex="-1" aria-labelledby="by{message.Number}">
            <span class="avatar {Look.Avatar(author)}" aria-hidden="true">{Look.Initials(author)}</span>
            <div class="body"><header class="byline"><b class="author" id="by{message.Number}">{author.Name}</b>
            """
        );
        if (Look.Badge(author) is { } badge)
        {
            markup.Add($"""<span class="badge">{badge}</span>""");
        }

        When(markup, message, viewer);
        markup.Add($"</header>");
        Body(markup, seen, viewer);
        markup.Add($"</div>");
        if (message.State != MessageState.Deleted)
        {
            markup.Add(
                $"""
                <button type="button" class="icon menu-button" aria-haspopup="menu" aria-expanded="false" aria-label="Actions for the message of {author.Name}" title="Actions">⋯</button>
                """
            );
        }

        markup.Add($"</article>\n");
    }

    private void When(Markup markup, LocalMessage message, LocalMember viewer)
    {
        var local = TimeZoneInfo.ConvertTime(message.At, community.Time.LocalTimeZone);
        var iso = message.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        var day = local.ToString("dddd d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);
        var time = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        markup.Add(
            $"""
            <a class="when" href="/?channel={message.Channel}&amp;as={viewer.Slug}#m{message.Number}"><time datetime="{iso}" title="{day}">{time}</time></a>
            """
        );
        if (message is { Edit: > 0, Post: null, State: not MessageState.Deleted })
        {
            markup.Add($"""<span class="edited">edited</span>""");
        }
    }

    private void Body(Markup markup, LocalMessage seen, LocalMember viewer)
    {
        if (seen.State == MessageState.Deleted)
        {
            markup.Add($"""<p class="gone">This message was deleted by its author.</p>""");
            return;
        }

        if (seen.State == MessageState.Hidden)
        {
            markup.Add($"""<p class="gone">Hidden for review.</p>""");
        }

        if (seen.ReplyTo is { } quote)
        {
            var words = quote.Text.Length > 0 ? quote.Text : "(not shown)";
            markup.Add(
                $"""
                <p class="quote"><a href="#m{quote.Number}"><b>{community.Members.NameOf(
                    quote.Author
                )}</b> {words}</a></p>
                """
            );
        }

        Content(markup, seen.Text, seen.Post, viewer);
        foreach (var forward in seen.Forwards)
        {
            markup.Add(
                $"""
                <figure class="forward"><figcaption>Forwarded from <b>{community.Members.NameOf(
                    forward.Author
                )}</b></figcaption><blockquote class="text">
                """
            );
            _rich.Write(markup, forward.Text, viewer);
            markup.Add($"</blockquote></figure>");
        }
    }

    private void Content(Markup markup, string text, Post? post, LocalMember viewer)
    {
        var isCard = post is not null && (post.Title is not null || post.Fields.Count > 0);
        if (isCard)
        {
            CardMarkup.Open(markup, post!);
        }

        if (text.Length > 0)
        {
            markup.Add($"""<p class="text">""");
            _rich.Write(markup, text, viewer);
            markup.Add($"</p>");
        }

        if (isCard)
        {
            CardMarkup.Fields(markup, post!, _rich, viewer);
        }

        if (post is not null)
        {
            CardMarkup.Buttons(markup, post);
        }

        markup.AddIf(isCard, "</section>");
    }
}
