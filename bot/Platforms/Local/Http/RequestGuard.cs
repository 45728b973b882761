using System.Net;

namespace Belong.Bot.Platforms.Local.Http;

/// <summary>
/// The community asks for no password, so what reaches it must come from this machine and from its own page: other
/// addresses, foreign Host headers (DNS rebinding) and other sites' pages (cross-site requests) are refused.
/// </summary>
internal sealed class RequestGuard(LocalOptions options)
{
    private static readonly string[] OwnNames = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Why the bot must not listen at an address; null when it may.</summary>
    /// <param name="address">As in <c>--urls</c>, for example <c>http://localhost:5080</c>.</param>
    public string? RefusalOf(string address)
    {
        BindingAddress parsed;
        try
        {
            parsed = BindingAddress.Parse(address);
        }
        catch (FormatException)
        {
            return $"The address '{address}' is not one to listen at. Write it like http://localhost:5080.";
        }

        var own =
            parsed.IsUnixPipe
            || IsOwnName(parsed.Host)
            || (IPAddress.TryParse(parsed.Host, out var ip) && IPAddress.IsLoopback(ip));
        return own || options.AllowRemoteWithoutAuthentication
            ? null
            : $"The address {address} can be reached from other machines, and the embedded community asks nobody "
                + $"for a "
                + "password: whoever reaches it can speak as anyone, moderators included. Use an address of this "
                + "machine "
                + $"(http://localhost:5080), or accept that by setting {LocalOptions.Section}:"
                + $"{nameof(LocalOptions.AllowRemoteWithoutAuthentication)} to true.";
    }

    /// <summary>Answers what must not get through, and passes on the rest.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next) =>
        RefusalOf(context) is { } problem ? Answer.WriteAsync(context, problem) : next(context);

    private static bool IsOwnName(string host) => OwnNames.Contains(host, StringComparer.OrdinalIgnoreCase);

    private Problem? RefusalOf(HttpContext context)
    {
        var request = context.Request;
        if (!options.AllowRemoteWithoutAuthentication)
        {
            if (context.Connection.RemoteIpAddress is { } remote && !IPAddress.IsLoopback(remote))
            {
                return Problem.Forbidden(
                    "The embedded community answers this machine only. See the setting "
                        + "Local:AllowRemoteWithoutAuthentication."
                );
            }

            if (!IsOwnName(request.Host.Host))
            {
                return new Problem(
                    421,
                    "Misdirected request",
                    $"This is not the host '{Access.Shorten(request.Host.Value ?? "")}'. "
                        + "Use localhost, 127.0.0.1 or [::1]."
                );
            }
        }

        return IsForeign(request)
            ? Problem.Forbidden("Another site's page cannot use the embedded community. Open its own page.")
            : null;
    }

    /// <summary>
    /// A request that another site's page makes. Following a link to the page itself is not one: it changes nothing,
    /// and no site can look into it.
    /// </summary>
    private static bool IsForeign(HttpRequest request)
    {
        var headers = request.Headers;
        if (headers.Origin.Count > 0)
        {
            return !Uri.TryCreate(headers.Origin, UriKind.Absolute, out var origin)
                || origin.Scheme != request.Scheme
                || !string.Equals(origin.Authority, WithoutDefaultPort(request), StringComparison.OrdinalIgnoreCase);
        }

        return headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site"
            && !(
                HttpMethods.IsGet(request.Method)
                && request.Path == "/"
                && headers["Sec-Fetch-Mode"] == "navigate"
                && headers["Sec-Fetch-Dest"] == "document"
            );
    }

    private static string WithoutDefaultPort(HttpRequest request) =>
        new UriBuilder(request.Scheme, request.Host.Host, request.Host.Port ?? -1).Uri.Authority;
}
