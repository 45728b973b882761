namespace Belong.Bot.Platforms.Discord.Rest;

/// <summary>One request: its address, and what its limits are kept by.</summary>
/// <param name="Method">GET, POST, PUT, PATCH or DELETE.</param>
/// <param name="Path">From the version on, with its query: <c>/channels/1/messages?limit=5</c>.</param>
internal sealed record DiscordCall(HttpMethod Method, string Path)
{
    private readonly (string Template, string Major) _route = RouteOf(Method, Path);

    /// <summary>JSON; null for none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>
    /// For Discord's audit log. It carries a case number only: everybody with access to that log reads it.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>
    /// Whether doing it twice does it once, so that it may be repeated when its answer was lost. True of everything but
    /// a POST; of a POST that creates a message only with a nonce.
    /// </summary>
    public bool Repeatable { get; init; } = Method != HttpMethod.Post;

    /// <summary>
    /// Answers to interactions are outside the global limit, and their own token is their only permission.
    /// </summary>
    public bool IsInteraction { get; init; }

    /// <summary>How long all tries may take together; null for the client's own.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>Method and path with every id but the first replaced: what Discord calls a route.</summary>
    public string Template => _route.Template;

    /// <summary>The channel, guild or webhook that has limits of its own on the route; empty for none.</summary>
    public string Major => _route.Major;

    public static DiscordCall Get(string path) => new(HttpMethod.Get, path);

    public static DiscordCall Post(string path, byte[]? body = null) => new(HttpMethod.Post, path) { Body = body };

    public static DiscordCall Put(string path, byte[]? body = null) => new(HttpMethod.Put, path) { Body = body };

    public static DiscordCall Patch(string path, byte[] body) => new(HttpMethod.Patch, path) { Body = body };

    public static DiscordCall Delete(string path) => new(HttpMethod.Delete, path);

    private static (string Template, string Major) RouteOf(HttpMethod method, string path)
    {
        var parts = path.Split('?')[0].Trim('/').Split('/');
        var major = "";
        var first = 1;
        switch (parts)
        {
            case ["channels" or "guilds", var id, ..]:
                (major, parts[1], first) = (id, "{major}", 2);
                break;
            case ["webhooks" or "interactions", var id, var token, ..]:
                (major, parts[1], parts[2], first) = ($"{id}/{token}", "{major}", "{token}", 3);
                break;
        }

        for (var i = first; i < parts.Length; i++)
        {
            if (parts[i].Length > 0 && char.IsAsciiDigit(parts[i][0]))
                parts[i] = "{id}";
        }

        return ($"{method} /{string.Join('/', parts)}", major);
    }
}
