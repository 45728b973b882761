using System.Diagnostics;
using Belong.Bot.Chat;

namespace Belong.Tests.Desk;

/// <summary>
/// Posts, forms and answers as plain text: everything that a platform is given to show, and nothing else.
/// </summary>
internal static class PlainText
{
    /// <summary>Beyond so many choices only their values are written, in one line.</summary>
    private const int ShownChoices = 9;

    public static string Of(Post post) => Text(Lines(post));

    public static string Of(Reply reply) =>
        Text(
            reply switch
            {
                Reply.Message message => Lines(message.Post),
                Reply.OpenForm open => Lines(open.Form),
                Reply.Refused refused => Lines(refused),
                Reply.Suggestions { Choices.Count: 0 } => ["Nothing is suggested."],
                Reply.Suggestions suggestions => suggestions.Choices.Select(Line),
                _ => throw new UnreachableException(),
            }
        );

    public static string Of(CommandSpec spec)
    {
        List<string> lines = [spec.Description, $"For: {spec.For}"];
        if (spec.MessageMenu is { } menu)
            lines.Add($"In a message's menu: {menu}");
        foreach (var option in spec.Options)
        {
            var traits = $"{option.Kind}{(option.Required ? ", required" : "")}{(option.Suggests ? ", suggests" : "")}";
            lines.Add($"    {option.Name}: {option.Description} ({traits}, at most {option.MaxLength})");
            lines.AddRange(option.Choices.Select(choice => $"        {Line(choice)}"));
        }

        return Text(lines);
    }

    private static IEnumerable<string> Lines(Post post)
    {
        if (post.Title is { } title)
        {
            yield return title;
            yield return new string('=', title.Length);
        }

        if (post.Tone != PostTone.Plain)
            yield return $"({post.Tone})";
        if (post.ReplyTo is { } answered)
            yield return $"(answers {answered})";
        yield return post.Text;
        foreach (var field in post.Fields)
        {
            yield return "";
            yield return $"{field.Name}{(field.Short ? " (short)" : "")}";
            foreach (var line in Marked(field).Split('\n'))
                yield return $"{(field.Quoted ? "  > " : "    ")}{line}";
        }

        if (post.Buttons.Count > 0)
            yield return "";
        foreach (var button in post.Buttons)
            yield return $"[{button.Label}] {button.Style}, {button.Id}";
    }

    private static IEnumerable<string> Lines(Form form)
    {
        yield return $"Form: {form.Title} ({form.Id})";
        if (form.Text is { } above)
            yield return Indented(above);
        foreach (var field in form.Fields)
        {
            var length = field.Kind == FormFieldKind.Choice ? "" : $", at most {field.MaxLength} characters";
            var filled = field.Value is { } value ? $", filled in: {value}" : "";
            yield return "";
            yield return $"{field.Label} ({field.Name}): {field.Kind}, "
                + $"{(field.Required ? "required" : "may be empty")}{length}{filled}";
            if (field.Hint is { } hint)
                yield return Indented(hint);
            if (field.Choices.Count > ShownChoices)
            {
                yield return $"    one of {string.Join(", ", field.Choices.Select(choice => choice.Value))}";
                continue;
            }

            foreach (var choice in field.Choices)
                yield return $"    {Line(choice)}";
        }
    }

    private static IEnumerable<string> Lines(Reply.Refused refused)
    {
        yield return $"Refused ({refused.Kind}{(refused.Field is { } field ? $", {field}" : "")}): {refused.Why}";
        if (refused.Fresh is { } fresh)
        {
            yield return "";
            yield return "The card as it is now:";
            yield return Indented(string.Join('\n', Lines(fresh)));
        }
    }

    private static string Line(Choice choice) => $"{choice.Value}: {choice.Label}";

    private static string Marked(PostField field)
    {
        var text = "";
        var end = 0;
        foreach (var mark in field.Marks)
        {
            var after = mark.Start + mark.Length;
            text += $"{field.Value[end..mark.Start]}[{field.Value[mark.Start..after]}: {mark.Label}]";
            end = after;
        }

        return text + field.Value[end..];
    }

    private static string Indented(string text) => string.Join('\n', text.Split('\n').Select(line => $"    {line}"));

    private static string Text(IEnumerable<string> lines) =>
        string.Join('\n', string.Join('\n', lines).Split('\n').Select(line => line.TrimEnd())) + "\n";
}
