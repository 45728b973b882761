using System.Globalization;
using Belong.Bot.Platforms.Local.Page;

namespace Belong.Bot.Platforms.Local.Http;

/// <summary>
/// <c>GET /local/events?as=</c>: server-sent events, each with its number in the log as id. <c>Last-Event-ID</c>, or
/// <c>since=</c> at first, resumes after one. Who is too far behind is told to <c>reset</c>: to read everything anew.
/// </summary>
internal sealed class EventEndpoint(
    LocalCommunity community,
    Access access,
    MessageMarkup markup,
    IHostApplicationLifetime lifetime
)
{
    /// <summary>The most that is read back from the log; beyond that the page is quicker read anew.</summary>
    private const int MostMissed = 1000;

    /// <summary>Keeps proxies and browsers from taking silence for the end.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/local/events", Answer.Guarded(StreamAsync));

    private async Task StreamAsync(HttpContext context)
    {
        if (
            access.Person(context.Request.Query["as"]).Fails(out var no, out var person)
            || Since(context).Fails(out no, out var since)
        )
        {
            await Answer.WriteAsync(context, no);
            return;
        }

        using var ends = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted,
            lifetime.ApplicationStopping
        );
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        var html = Views.WantsHtml(context) ? markup : null;
        var stream = new EventStream(context.Response.BodyWriter, community, person.Slug, html);

        // Subscribed before the log is read: what is committed in between comes twice and is told once.
        using var subscription = community.Live.Subscribe();
        CatchUp(stream, since.Number);
        try
        {
            await FollowAsync(stream, subscription, ends.Token);
        }
        catch (OperationCanceledException)
        {
            // The reader has gone, or the bot stops.
        }
    }

    private sealed record Position(long? Number);

    private static Outcome<Position> Since(HttpContext context)
    {
        var text = context.Request.Headers["Last-Event-ID"].FirstOrDefault() ?? context.Request.Query["since"];
        if (string.IsNullOrEmpty(text))
        {
            return new Position(null);
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new Position(number)
            : Problem.Invalid("since", "'since' and Last-Event-ID are the id of an event: a whole number.");
    }

    private void CatchUp(EventStream stream, long? since)
    {
        var head = community.File.Read(statements =>
            (long)statements.Value("SELECT coalesce(max(id), 0) FROM change")!
        );
        stream.Begin(since ?? head);
        if (since >= head)
        {
            return;
        }

        var missed = community.File.Read(statements =>
            ChangeLog.Read(statements, community.Members, since ?? head, head, ChangeKinds.ForPage, MostMissed)
        );
        if (missed.Count == MostMissed)
        {
            stream.Reset(head);
            return;
        }

        foreach (var change in missed)
        {
            stream.Write(change);
        }
    }

    private async Task FollowAsync(
        EventStream stream,
        LiveUpdates.Subscription subscription,
        CancellationToken cancellationToken
    )
    {
        await stream.FlushAsync(cancellationToken);
        var more = subscription.Changes.WaitToReadAsync(cancellationToken).AsTask();
        while (true)
        {
            try
            {
                if (!await more.WaitAsync(Heartbeat, community.Time, cancellationToken))
                {
                    return;
                }

                while (subscription.Changes.TryRead(out var change))
                {
                    stream.Write(change);
                }

                more = subscription.Changes.WaitToReadAsync(cancellationToken).AsTask();
            }
            catch (TimeoutException)
            {
                stream.Comment();
            }

            await stream.FlushAsync(cancellationToken);
        }
    }
}
