using System.Text;
using Belong.Bot.Platforms.Local.Page;

namespace Belong.Bot.Platforms.Local.Http;

/// <summary>
/// <c>GET /?channel=&amp;as=&amp;before=</c>: the page, written whole by the server. Who you are is kept in a cookie,
/// so that a link to a message opens as the person you were; it is a convenience of a demonstration, not a login.
/// </summary>
internal sealed class PageEndpoint(LocalCommunity community, Access access, LocalPage page)
{
    private const string Cookie = "as";
    private const string DefaultPerson = "member-1";
    private const string DefaultChannel = "welcome";

    /// <summary>The channel's name by which everybody reaches their own inbox.</summary>
    private const string Inbox = "inbox";

    private const int PageLength = 100;
    private const int InboxCounted = 50;

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/", Answer.Guarded(ShowAsync));

    private async Task ShowAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var asked = query["as"].ToString();
        var who = access.Person(asked.Length > 0 ? asked : context.Request.Cookies[Cookie] ?? DefaultPerson);
        var viewer = who.Value ?? community.Members[DefaultPerson];
        var view = who.Problem is { } unknown
            ? Empty(viewer, unknown)
            : View(viewer, query["channel"].ToString(), query["before"].ToString());

        var response = context.Response;
        if (who.Problem is null && asked.Length > 0)
        {
            response.Cookies.Append(
                Cookie,
                viewer.Slug,
                new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict }
            );
        }

        PageHeaders.Set(response);
        response.StatusCode = view.Problem?.Status ?? 200;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        await response.WriteAsync(page.Write(view), Encoding.UTF8, context.RequestAborted);
    }

    private PageView View(LocalMember viewer, string wanted, string before)
    {
        var inbox = LocalChannel.InboxOf(viewer.Slug);
        var name =
            wanted.Length > 0 ? wanted
            : viewer.Removed ? Inbox
            : DefaultChannel;
        if (access.Channel(name == Inbox ? inbox : name, viewer).Fails(out var no, out var channel))
        {
            return Empty(viewer, viewer.Removed ? access.Participant(viewer.Slug).Problem! : no);
        }

        var end = LocalId.Number(before);
        return community.File.Read(statements =>
        {
            // The change first: what is committed in between is then told twice rather than never.
            var change = (long)statements.Value("SELECT coalesce(max(id), 0) FROM change")!;
            var messages = MessageRows.Before(statements, channel.Slug, end ?? long.MaxValue, PageLength + 1);
            return new PageView(viewer, channel)
            {
                Messages = messages.Count > PageLength ? [.. messages.Skip(1)] : messages,
                HasEarlier = messages.Count > PageLength,
                HasLater = end is not null,
                Change = change,
                Inbox = Numbers(statements, inbox),
            };
        });
    }

    private PageView Empty(LocalMember viewer, Problem problem) =>
        community.File.Read(statements => new PageView(viewer, null)
        {
            Problem = problem,
            Change = (long)statements.Value("SELECT coalesce(max(id), 0) FROM change")!,
            Inbox = Numbers(statements, LocalChannel.InboxOf(viewer.Slug)),
        });

    private static IReadOnlyList<long> Numbers(Statements statements, string inbox) =>
        [.. MessageRows.Before(statements, inbox, long.MaxValue, InboxCounted).Select(message => message.Number)];
}
