using Microsoft.AspNetCore.Http;

namespace Belong.FakeDiscord.Rest;

/// <summary>A request's path, and what may be shown of it.</summary>
internal static class RequestPath
{
    public const string Root = "/api/v10";

    public static string Below(HttpRequest request) => request.Path.Value![Root.Length..];

    /// <summary>Interaction tokens are secrets.</summary>
    public static string Masked(string path, RestRoute route)
    {
        if (!route.IsOpen)
            return path;
        var parts = path.Split('/');
        var template = route.Template.Split('/');
        for (var at = 0; at < template.Length; at++)
        {
            if (template[at].EndsWith("token}", StringComparison.Ordinal))
                parts[at] = "***";
        }

        return string.Join('/', parts);
    }

    public static IReadOnlyDictionary<string, string> Values(HttpContext context) =>
        context.Request.RouteValues.ToDictionary(pair => pair.Key, pair => pair.Value?.ToString() ?? "");
}
