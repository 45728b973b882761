namespace Belong.Bot.Platforms.Local.Http;

/// <summary><c>/local/members</c>, <c>/local/channels</c> and inboxes.</summary>
internal sealed class MemberEndpoints(
    LocalCommunity community,
    Access access,
    Membership membership,
    LocalStanding standing,
    MessageEndpoints messages
)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/local/members", Answer.Guarded(ListAsync));
        routes.MapPost("/local/members", Answer.Guarded(JoinAsync));
        routes.MapPut("/local/members/{id}", Answer.Guarded(RenameAsync));
        routes.MapPost("/local/members/{id}/sanctions", Answer.Guarded(SanctionAsync));
        routes.MapGet("/local/channels", Answer.Guarded(ChannelsAsync));
        routes.MapGet("/local/members/{id}/inbox", Answer.Guarded(InboxAsync));
    }

    private Task ListAsync(HttpContext context) =>
        Answer.WriteAsync(
            context,
            [.. community.Members.People.Select(Views.Of)],
            LocalJson.Default.IReadOnlyListMemberView
        );

    private async Task JoinAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context, LocalJson.Default.JoinRequest);
        var joined = body.Fails(out var no, out var request)
            ? no
            : await membership.JoinAsync(
                request.Name,
                request.Roles ?? [],
                request.AccountCreated,
                context.RequestAborted
            );
        if (joined.Fails(out no, out var member))
        {
            await Answer.WriteAsync(context, no);
            return;
        }

        await Answer.WriteAsync(context, Views.Of(member), LocalJson.Default.MemberView, 201);
    }

    private async Task RenameAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context, LocalJson.Default.RenameRequest);
        if (
            body.Fails(out var no, out var request)
            || access.Participant(request.As).Fails(out no, out var person)
            || access.Person((string)context.Request.RouteValues["id"]!, "id").Fails(out no, out var member)
        )
        {
            await Answer.WriteAsync(context, no);
        }
        else if (member.Slug != person.Slug)
        {
            await Answer.WriteAsync(context, Problem.Forbidden($"Only {member.Name} can change that name.", "as"));
        }
        else
        {
            await AnswerAsync(context, await membership.RenameAsync(person, request.Name, context.RequestAborted));
        }
    }

    /// <summary>The community's own tools for its staff, past the bot.</summary>
    private async Task SanctionAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context, LocalJson.Default.HandSanctionRequest);
        if (
            body.Fails(out var no, out var request)
            || access.Participant(request.As).Fails(out no, out var by)
            || access.Person((string)context.Request.RouteValues["id"]!, "id").Fails(out no, out var member)
        )
        {
            await Answer.WriteAsync(context, no);
            return;
        }

        await AnswerAsync(
            context,
            await standing.ByHandAsync(member, by, request.Kind, request.Until, request.Reason, context.RequestAborted)
        );
    }

    private static Task AnswerAsync(HttpContext context, Outcome<LocalMember> outcome) =>
        outcome.Fails(out var no, out var member)
            ? Answer.WriteAsync(context, no)
            : Answer.WriteAsync(context, Views.Of(member), LocalJson.Default.MemberView);

    private Task ChannelsAsync(HttpContext context) =>
        access.Participant(context.Request.Query["as"]).Fails(out var no, out var person)
            ? Answer.WriteAsync(context, no)
            : Answer.WriteAsync(
                context,
                [.. community.Channels.All.Where(channel => channel.IsSeenBy(person)).Select(Views.Of)],
                LocalJson.Default.IReadOnlyListChannelView
            );

    private Task InboxAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        if (
            access.Person(id, "id").Fails(out var no, out var owner)
            || access.Person(context.Request.Query["as"]).Fails(out no, out var person)
        )
        {
            return Answer.WriteAsync(context, no);
        }

        return owner.Slug == person.Slug
            ? messages.ListAsync(context, person, community.Channels[LocalChannel.InboxOf(owner.Slug)])
            : Answer.WriteAsync(context, Problem.Forbidden($"Only {owner.Name} can read that inbox.", "as"));
    }
}
