using Belong.Bot.Chat;
using Belong.Bot.Platforms.Local.Page;

namespace Belong.Bot.Platforms.Local.Http;

/// <summary>The community's things as the HTTP interface shows them.</summary>
internal static class Views
{
    /// <summary>True for a request with <c>view=html</c>, which wants the page's markup as well.</summary>
    public static bool WantsHtml(HttpContext context) => context.Request.Query["view"] == "html";

    public static MemberView Of(LocalMember member) =>
        new(member.Id.Value, member.Name, RoleNames(member.Roles), member.Removed)
        {
            TimedOutUntil = member.TimedOutUntil,
        };

    public static ChannelView Of(LocalChannel channel) => new(LocalId.Of(channel.Slug), channel.Slug, channel.Topic);

    /// <summary>A message as the viewer may see it.</summary>
    public static MessageView Of(LocalMessage message, LocalMember viewer, LocalMembers members, MessageMarkup? markup)
    {
        var seen = Sight.Of(message, viewer);
        return new MessageView(
            LocalId.Message(seen.Number).Value,
            LocalId.Of(seen.Channel),
            Author(seen.Author, members),
            seen.Text,
            seen.At,
            seen.Edit,
            seen.ReplyTo is { } quote ? LocalId.Message(quote.Number).Value : null,
            [
                .. seen.Forwards.Select(forward => new ForwardView(
                    LocalId.Message(forward.Number).Value,
                    Author(forward.Author, members),
                    forward.Text
                )),
            ],
            Lower(seen.State),
            seen.Post is { } post && (post.Title is not null || post.Fields.Count > 0)
                ? new CardView(post.Title, Lower(post.Tone), Fields(post))
                : null,
            seen.Post is { } card ? Buttons(card) : []
        )
        {
            Html = markup?.Message(message, viewer),
        };
    }

    public static ReplyView Of(PrivateReply reply, LocalMember? viewer, MessageMarkup? markup) =>
        new(
            reply.Id,
            LocalId.Of(reply.Channel),
            reply.Post?.Text,
            reply.Post?.Title,
            reply.Post is { } post ? Lower(post.Tone) : null,
            reply.Post is { } fielded ? Fields(fielded) : [],
            reply.Post is { } pressable ? Buttons(pressable) : [],
            reply.Form is { } form ? Of(form) : null
        )
        {
            Html = reply.Post is not null && viewer is not null ? markup?.Private(reply, viewer) : null,
        };

    public static CommandView Of(CommandSpec command) =>
        new(
            command.Name,
            command.Description,
            command.MessageMenu,
            [
                .. command.Options.Select(option => new OptionView(
                    option.Name,
                    option.Description,
                    Lower(option.Kind),
                    option.Required,
                    option.MaxLength,
                    Choices(option.Choices),
                    option.Suggests
                )),
            ]
        );

    /// <summary>An enumeration's word in lower case.</summary>
    public static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    public static IReadOnlyList<string> RoleNames(Roles roles) =>
        [.. Membership.RoleNames.Where(role => roles.HasFlag(role.Value)).Select(role => role.Key)];

    private static FormView Of(Form form) =>
        new(
            form.Id,
            form.Title,
            form.Text,
            [
                .. form.Fields.Select(field => new FormFieldView(
                    field.Name,
                    field.Label,
                    Lower(field.Kind),
                    field.Required,
                    field.Value,
                    field.Hint,
                    field.MaxLength,
                    Choices(field.Choices)
                )),
            ]
        );

    private static AuthorView Author(string slug, LocalMembers members) =>
        new(LocalId.Of(slug), members.NameOf(slug), slug == LocalId.Bot);

    public static IReadOnlyList<ChoiceView> Choices(IReadOnlyList<Choice> choices) =>
        [.. choices.Select(choice => new ChoiceView(choice.Value, choice.Label))];

    private static FieldView[] Fields(Post post) =>
        [
            .. post.Fields.Select(field => new FieldView(
                field.Name,
                field.Value,
                [.. field.Marks.Select(mark => new MarkView(mark.Start, mark.Length, mark.Label))],
                field.Short
            )),
        ];

    private static ButtonView[] Buttons(Post post) =>
        [.. post.Buttons.Select(button => new ButtonView(button.Id, button.Label, Lower(button.Style)))];
}
