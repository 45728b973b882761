using System.Diagnostics;
using System.Text;
using Belong.Bot.Chat;

namespace Belong.Tests.Desk;

/// <summary>Posts, forms and answers as plain text: everything that a platform is given to show, and nothing else.</summary>
internal static class PlainText
{
    /// <summary>Beyond so many choices only their values are written, in one line.</summary>
    private const int ShownChoices = 9;

    public static string Of(Post post)
    {
        var text = new StringBuilder();
        if (post.Title is { } title)
            text.Append($"{title}\n{new string('=', title.Length)}\n");
        if (post.Tone != PostTone.Plain)
            text.Append($"({post.Tone})\n");
        if (post.ReplyTo is { } answered)
            text.Append($"(answers {answered})\n");
        text.Append($"{post.Text}\n");
        foreach (var field in post.Fields)
            text.Append($"\n{field.Name}{(field.Short ? " (short)" : "")}\n{Indent(Marked(field), field.Quoted)}");
        if (post.Buttons.Count > 0)
            text.Append('\n');
        foreach (var button in post.Buttons)
            text.Append($"[{button.Label}] {button.Style}, {button.Id}\n");
        return text.ToString();
    }

    public static string Of(Form form)
    {
        var text = new StringBuilder($"Form: {form.Title} ({form.Id})\n");
        if (form.Text is { } above)
            text.Append(Indent(above, quoted: false));
        foreach (var field in form.Fields)
        {
            text.Append($"\n{field.Label} ({field.Name}): {field.Kind}");
            text.Append(field.Required ? ", required" : ", may be empty");
            if (field.Kind != FormFieldKind.Choice)
                text.Append($", at most {field.MaxLength} characters");
            if (field.Value is { } value)
                text.Append($", filled in: {value}");
            text.Append('\n');
            if (field.Hint is { } hint)
                text.Append(Indent(hint, quoted: false));
            if (field.Choices.Count > ShownChoices)
                text.Append($"    one of {string.Join(", ", field.Choices.Select(choice => choice.Value))}\n");
            else
                text.Append(string.Concat(field.Choices.Select(choice => $"    {choice.Value}: {choice.Label}\n")));
        }

        return text.ToString();
    }

    public static string Of(Reply reply) =>
        reply switch
        {
            Reply.Message message => Of(message.Post),
            Reply.OpenForm open => Of(open.Form),
            Reply.Refused refused => $"Refused ({refused.Kind}{(refused.Field is { } field ? $", {field}" : "")}): "
                + $"{refused.Why}\n"
                + (refused.Fresh is { } fresh ? $"\nThe card as it is now:\n{Indent(Of(fresh), quoted: false)}" : ""),
            Reply.Suggestions suggestions => suggestions.Choices.Count == 0
                ? "Nothing is suggested.\n"
                : string.Concat(suggestions.Choices.Select(choice => $"{choice.Value}: {choice.Label}\n")),
            _ => throw new UnreachableException(),
        };

    private static string Marked(PostField field)
    {
        var text = new StringBuilder();
        var end = 0;
        foreach (var mark in field.Marks)
        {
            text.Append(field.Value, end, mark.Start - end)
                .Append($"[{field.Value.AsSpan(mark.Start, mark.Length)}: {mark.Label}]");
            end = mark.Start + mark.Length;
        }

        return text.Append(field.Value, end, field.Value.Length - end).ToString();
    }

    private static string Indent(string text, bool quoted) =>
        string.Concat(
            text.TrimEnd('\n').Split('\n').Select(line => $"{(quoted ? "  > " : "    ")}{line}".TrimEnd() + "\n")
        );
}
