using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local.Page;

/// <summary>The parts of a card: title, tone in words, fields with marks, buttons.</summary>
internal static class CardMarkup
{
    public static void Open(Markup markup, Post post)
    {
        markup.Add($"""<section class="card {Name(post.Tone)}">""");
        var tone = post.Tone switch
        {
            PostTone.Notice => "Notice",
            PostTone.Urgent => "Urgent",
            PostTone.Done => "Done",
            _ => null,
        };
        if (tone is not null)
        {
            markup.Add($"""<p class="tone">{tone}</p>""");
        }

        if (post.Title is { } title)
        {
            markup.Add($"""<h2>{title}</h2>""");
        }
    }

    public static void Fields(Markup markup, Post post, RichText rich, LocalMember viewer)
    {
        if (post.Fields.Count == 0)
        {
            return;
        }

        markup.Add($"""<dl class="fields">""");
        foreach (var field in post.Fields)
        {
            markup.Add(
                $"""<div class="field {(field.Short ? "short" : "long")}"><dt>{field.Name}</dt><dd class="text">"""
            );
            if (field.Marks.Count > 0)
            {
                RichText.Write(markup, field.Value, field.Marks);
            }
            else
            {
                rich.Write(markup, field.Value, viewer);
            }

            markup.Add($"</dd></div>");
        }

        markup.Add($"</dl>");
    }

    public static void Buttons(Markup markup, Post post)
    {
        if (post.Buttons.Count == 0)
        {
            return;
        }

        markup.Add($"""<div class="buttons" role="group" aria-label="Actions">""");
        foreach (var button in post.Buttons)
        {
            markup.Add(
                $"""
                <button type="button" class="button {button.Style.ToString().ToLowerInvariant()}" data-press="{button.Id}">{button.Label}</button>
                """
            );
        }

        markup.Add($"</div>");
    }

    private static string Name(PostTone tone) => tone.ToString().ToLowerInvariant();
}
