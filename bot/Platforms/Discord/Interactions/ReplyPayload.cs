using System.Globalization;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Messages;

namespace Belong.Bot.Platforms.Discord.Interactions;

/// <summary>The bot's answers as Discord takes them: seen by one person alone.</summary>
internal static class ReplyPayload
{
    public const int Ephemeral = 1 << 6;

    private const int Message = 4;
    private const int Deferred = 5;
    private const int Choices = 8;
    private const int Modal = 9;
    private const int ContentLength = 2000;
    private const int MostChoices = 25;
    private const int ChoiceLength = 100;

    /// <summary>The messages that say it, in order.</summary>
    public static IReadOnlyList<Rendered> Render(Reply reply, Func<Form, PostButton> keep) =>
        reply switch
        {
            Reply.Message said => PostRenderer.Render(said.Post),
            Reply.Refused { Fresh: { } fresh } refused =>
            [
                PostRenderer.RenderOne(AsCard(fresh)) with
                {
                    Content = Words(refused),
                },
            ],
            Reply.Refused refused => [new Rendered { Content = Words(refused) }],
            Reply.OpenForm opened =>
            [
                new Rendered
                {
                    Content = Markdown.Escape($"{opened.Form.Title}: the form is ready.", ContentLength),
                    Buttons = [keep(opened.Form)],
                },
            ],
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>The first word: a message.</summary>
    public static byte[] Callback(Rendered message) =>
        Payload.Write(json =>
        {
            json.WriteNumber("type", Message);
            json.WriteStartObject("data");
            message.Write(json);
            json.WriteNumber("flags", Ephemeral);
            json.WriteEndObject();
        });

    /// <summary>The first word: the answer will come.</summary>
    public static byte[] Defer() =>
        Payload.Write(json =>
        {
            json.WriteNumber("type", Deferred);
            json.WriteStartObject("data");
            json.WriteNumber("flags", Ephemeral);
            json.WriteEndObject();
        });

    /// <summary>The first word: a form to fill in.</summary>
    public static byte[] Open(Form form) =>
        Payload.Write(json =>
        {
            json.WriteNumber("type", Modal);
            json.WriteStartObject("data");
            FormPayload.Write(json, form);
            json.WriteEndObject();
        });

    /// <summary>
    /// The only word to somebody who types: what they may mean. What Discord would not take is left out.
    /// </summary>
    public static byte[] Suggest(IReadOnlyList<Choice> choices, bool numbers) =>
        Payload.Write(json =>
        {
            json.WriteNumber("type", Choices);
            json.WriteStartObject("data");
            json.WriteStartArray("choices");
            foreach (var choice in choices.Where(one => Fits(one.Value, numbers)).Take(MostChoices))
            {
                json.WriteStartObject();
                json.WriteString(
                    "name",
                    choice.Label.Length <= ChoiceLength ? choice.Label : choice.Label[..(ChoiceLength - 1)] + "…"
                );
                if (numbers)
                    json.WriteNumber("value", long.Parse(choice.Value, CultureInfo.InvariantCulture));
                else
                    json.WriteString("value", choice.Value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });

    /// <summary>A further message, after the first word.</summary>
    public static byte[] FollowUp(Rendered message) =>
        Payload.Write(json =>
        {
            message.Write(json);
            json.WriteNumber("flags", Ephemeral);
        });

    private static bool Fits(string value, bool number) =>
        number
            ? long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            : value.Length is > 0 and <= ChoiceLength;

    // A card below the reason, so that both are one message.
    private static Post AsCard(Post post) =>
        post.Title is null && post.Fields.Count == 0 ? post with { Title = "As it stands now" } : post;

    private static string Words(Reply.Refused refused) =>
        Markdown.Escape(
            refused.Field is { } field && !refused.Why.StartsWith(field, StringComparison.OrdinalIgnoreCase)
                ? $"{field}: {refused.Why}"
                : refused.Why,
            ContentLength
        );
}
