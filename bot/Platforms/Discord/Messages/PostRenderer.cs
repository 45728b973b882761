using System.Globalization;
using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Discord.Messages;

/// <summary>
/// What the bot says within Discord's limits (developers/resources/message): 2,000 characters of text; in a card a
/// title of 256, a description of 4,096, 25 fields of 256 and 1,024, and 6,000 in all. What is longer is divided or cut
/// with an ellipsis, the longest parts first; buttons are never lost.
/// </summary>
internal static class PostRenderer
{
    private const int ContentLength = 2000;
    private const int TitleLength = 256;
    private const int DescriptionLength = 4096;
    private const int FieldNameLength = 256;
    private const int FieldValueLength = 1024;
    private const int Fields = 25;

    // A little below 6,000: whether Discord counts characters or code units is not said.
    private const int EmbedLength = 5900;
    private const int LeastPart = 40;

    /// <summary>The messages that say it all, in order. The last one carries fields and buttons.</summary>
    public static IReadOnlyList<Rendered> Render(Post post)
    {
        if (!IsCard(post))
        {
            var parts = Markdown.Split(post.Text, ContentLength);
            return
            [
                .. parts.SkipLast(1).Select(part => new Rendered { Content = Markdown.Escape(part, ContentLength) }),
                new Rendered { Content = Markdown.Escape(parts[^1], ContentLength), Buttons = post.Buttons },
            ];
        }

        var texts = Markdown.Split(post.Text, DescriptionLength);
        if (texts.Count == 1)
            return [Card(post)];
        return
        [
            new Rendered
            {
                Embed = new RenderedEmbed(
                    Title(post),
                    Markdown.Escape(texts[0], DescriptionLength),
                    Colour(post.Tone),
                    []
                ),
            },
            .. texts
                .Skip(1)
                .SkipLast(1)
                .Select(text => new Rendered
                {
                    Embed = new RenderedEmbed(null, Markdown.Escape(text, DescriptionLength), Colour(post.Tone), []),
                }),
            Card(post with { Text = texts[^1], Title = null }, withTitle: false),
        ];
    }

    /// <summary>The one message into which it has to fit.</summary>
    public static Rendered RenderOne(Post post) =>
        IsCard(post)
            ? Card(post)
            : new Rendered { Content = Markdown.Escape(post.Text, ContentLength), Buttons = post.Buttons };

    private static bool IsCard(Post post) =>
        post.Title is not null || post.Fields.Count > 0 || post.Tone != PostTone.Plain;

    private static Rendered Card(Post post, bool withTitle = true)
    {
        var title = withTitle ? Title(post) : null;
        var fields = Kept(post.Fields);
        List<string> names = [.. fields.Select(field => Filled(Markdown.Escape(field.Name, FieldNameLength)))];
        var budget = EmbedLength - (title?.Length ?? 0) - names.Sum(name => name.Length);

        // Water finds its level: only what is longer than the others is cut.
        List<int> lengths =
        [
            Math.Min(DescriptionLength, Markdown.Escape(post.Text, int.MaxValue).Length),
            .. fields.Select(field =>
                Math.Min(FieldValueLength, Markdown.Escape(field.Value, field.Marks, int.MaxValue, field.Quoted).Length)
            ),
        ];
        var level = Level(lengths, budget);
        return new Rendered
        {
            Embed = new RenderedEmbed(
                title,
                post.Text.Length > 0 ? Markdown.Escape(post.Text, Math.Min(DescriptionLength, level)) : null,
                Colour(post.Tone),
                [
                    .. fields.Select(
                        (field, i) =>
                            new RenderedField(
                                names[i],
                                Filled(
                                    Markdown.Escape(
                                        field.Value,
                                        field.Marks,
                                        Math.Min(FieldValueLength, level),
                                        field.Quoted
                                    )
                                ),
                                field.Short
                            )
                    ),
                ]
            ),
            Buttons = post.Buttons,
        };
    }

    private static IReadOnlyList<PostField> Kept(IReadOnlyList<PostField> fields) =>
        fields.Count <= Fields
            ? fields
            :
            [
                .. fields.Take(Fields - 1),
                new PostField(
                    "More",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{fields.Count - Fields + 1} further parts do not fit here."
                    )
                ),
            ];

    /// <summary>The greatest length to which all parts can be cut so that their sum fits.</summary>
    private static int Level(List<int> lengths, int budget)
    {
        var (fits, fails) = (LeastPart, DescriptionLength + 1);
        while (fails - fits > 1)
        {
            var middle = (fits + fails) / 2;
            if (lengths.Sum(length => Math.Min(length, middle)) <= budget)
                fits = middle;
            else
                fails = middle;
        }

        return fits;
    }

    /// <summary>The tone in words before the title, since colour alone says nothing to many people.</summary>
    private static string? Title(Post post)
    {
        var word = post.Tone switch
        {
            PostTone.Notice => "Notice",
            PostTone.Urgent => "Urgent",
            PostTone.Done => "Done",
            _ => null,
        };
        var title = (word, post.Title) switch
        {
            (null, { } given) => given,
            ({ } tone, null) => tone,
            ({ } tone, { } given) => $"{tone}: {given}",
            _ => null,
        };
        return title is null ? null : Markdown.Escape(title, TitleLength);
    }

    private static int? Colour(PostTone tone) =>
        tone switch
        {
            PostTone.Notice => 0x3B6FB6,
            PostTone.Urgent => 0xB3261E,
            PostTone.Done => 0x4F7A3A,
            _ => null,
        };

    // Discord takes no empty name or value.
    private static string Filled(string text) => string.IsNullOrWhiteSpace(text) ? "–" : text;
}
