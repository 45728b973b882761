using Belong.Bot.Platforms.Local.Page;

namespace Belong.Bot.Platforms.Local.Http;

/// <summary>Buttons, slash commands, and what is suggested while one is typed.</summary>
internal sealed class InteractionEndpoints(Access access, Interactions interactions, MessageMarkup markup)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/local/messages/{id}/press", Answer.Guarded(PressAsync));
        routes.MapGet("/local/commands", Answer.Guarded(ListAsync));
        routes.MapPost("/local/commands", Answer.Guarded(CommandAsync));
        routes.MapGet("/local/suggestions", Answer.Guarded(SuggestAsync));
    }

    private Task ListAsync(HttpContext context) =>
        access.Person(context.Request.Query["as"]).Fails(out var no, out var person)
            ? Answer.WriteAsync(context, no)
            : Answer.WriteAsync(
                context,
                [.. interactions.CommandsOf(person).Select(Views.Of)],
                LocalJson.Default.IReadOnlyListCommandView
            );

    private async Task SuggestAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var found = await interactions.SuggestAsync(
            query["as"],
            query["channel"],
            query["command"],
            query["option"],
            query["typed"],
            context.RequestAborted
        );
        await (
            found.Fails(out var no, out var suggestions)
                ? Answer.WriteAsync(context, no)
                : Answer.WriteAsync(
                    context,
                    Views.Choices(suggestions.Choices),
                    LocalJson.Default.IReadOnlyListChoiceView
                )
        );
    }

    private async Task PressAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context, LocalJson.Default.PressRequest);
        await WriteAsync(
            context,
            body.Fails(out var no, out var request)
                ? no
                : await interactions.PressAsync(
                    (string)context.Request.RouteValues["id"]!,
                    request.As,
                    request.Button,
                    request.Values,
                    context.RequestAborted
                ),
            body.Value?.As
        );
    }

    private async Task CommandAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context, LocalJson.Default.CommandRequest);
        await WriteAsync(
            context,
            body.Fails(out var no, out var request)
                ? no
                : await interactions.CommandAsync(
                    request.As,
                    request.Channel,
                    request.Command,
                    request.Options ?? new Dictionary<string, string>(),
                    request.Message,
                    context.RequestAborted
                ),
            body.Value?.As
        );
    }

    private Task WriteAsync(HttpContext context, Outcome<PrivateReply> outcome, string? who)
    {
        var html = Views.WantsHtml(context) ? markup : null;
        var viewer = html is null ? null : access.Person(who).Value;
        return outcome.Fails(out var no, out var reply)
            ? Answer.WriteAsync(context, no, viewer, html)
            : Answer.WriteAsync(context, Views.Of(reply, viewer, html), LocalJson.Default.ReplyView);
    }
}
