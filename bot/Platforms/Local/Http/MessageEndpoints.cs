using Belong.Bot.Platforms.Local.Page;

namespace Belong.Bot.Platforms.Local.Http;

/// <summary>Reading, posting, editing and deleting messages.</summary>
internal sealed class MessageEndpoints(
    LocalCommunity community,
    Access access,
    MessageBoard board,
    MessageMarkup markup
)
{
    /// <summary>The most messages in one answer; <c>after=</c> the last of them reads on.</summary>
    private const int PageLength = 200;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/local/channels/{channel}/messages", Answer.Guarded(ListAsync));
        routes.MapPost("/local/channels/{channel}/messages", Answer.Guarded(PostAsync));
        routes.MapPut("/local/messages/{id}", Answer.Guarded(EditAsync));
        routes.MapDelete("/local/messages/{id}", Answer.Guarded(DeleteAsync));
    }

    /// <summary>
    /// The channel's last messages, or the first after <c>after</c>, or the last before <c>before</c>; oldest first.
    /// </summary>
    public Task ListAsync(HttpContext context, LocalMember person, LocalChannel channel)
    {
        var query = context.Request.Query;
        if (
            Number(query["after"], "after").Fails(out var no, out var after)
            || Number(query["before"], "before").Fails(out no, out var before)
        )
        {
            return Answer.WriteAsync(context, no);
        }

        var found = community.File.Read(statements =>
            after.Given
                ? MessageRows.After(statements, channel.Slug, after.Number, PageLength)
                : MessageRows.Before(statements, channel.Slug, before.Given ? before.Number : long.MaxValue, PageLength)
        );
        var html = Views.WantsHtml(context) ? markup : null;
        return Answer.WriteAsync(
            context,
            [.. found.Select(message => Views.Of(message, person, community.Members, html))],
            LocalJson.Default.IReadOnlyListMessageView
        );
    }

    private sealed record Cursor(bool Given, long Number);

    private static Outcome<Cursor> Number(string? text, string field)
    {
        if (string.IsNullOrEmpty(text))
        {
            return new Cursor(false, 0);
        }

        return LocalId.Number(text) is { } number
            ? new Cursor(true, number)
            : Problem.Invalid(field, $"'{field}' is the id of a message, for example local:57.");
    }

    private Task ListAsync(HttpContext context) =>
        access.Participant(context.Request.Query["as"]).Fails(out var no, out var person)
        || access.Channel((string)context.Request.RouteValues["channel"]!, person).Fails(out no, out var channel)
            ? Answer.WriteAsync(context, no)
            : ListAsync(context, person, channel);

    private async Task PostAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context, LocalJson.Default.PostRequest);
        await WriteAsync(
            context,
            body.Fails(out var no, out var request)
                ? no
                : await board.PostAsync(
                    (string)context.Request.RouteValues["channel"]!,
                    request.As,
                    request.Text,
                    request.ReplyTo,
                    request.Forwards ?? [],
                    context.RequestAborted
                ),
            body.Value?.As,
            201
        );
    }

    private async Task EditAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context, LocalJson.Default.EditRequest);
        await WriteAsync(
            context,
            body.Fails(out var no, out var request)
                ? no
                : await board.EditAsync(
                    (string)context.Request.RouteValues["id"]!,
                    request.As,
                    request.Text,
                    context.RequestAborted
                ),
            body.Value?.As,
            200
        );
    }

    private async Task DeleteAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context, LocalJson.Default.EditRequest);
        await WriteAsync(
            context,
            body.Fails(out var no, out var request)
                ? no
                : await board.DeleteAsync(
                    (string)context.Request.RouteValues["id"]!,
                    request.As,
                    context.RequestAborted
                ),
            body.Value?.As,
            200
        );
    }

    private Task WriteAsync(HttpContext context, Outcome<LocalMessage> outcome, string? who, int status) =>
        outcome.Fails(out var no, out var message) || access.Person(who).Fails(out no, out var person)
            ? Answer.WriteAsync(context, no)
            : Answer.WriteAsync(
                context,
                Views.Of(message, person, community.Members, Views.WantsHtml(context) ? markup : null),
                LocalJson.Default.MessageView,
                status
            );
}
