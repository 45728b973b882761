using System.Globalization;

namespace Belong.Bot.Platforms.Local;

/// <summary>Where the community's page is, for links to messages; known once the server listens.</summary>
internal sealed class LocalAddress
{
    private volatile string _root = "http://localhost:5080";

    /// <summary>For example <c>http://localhost:5080</c>, without a slash at the end.</summary>
    public string Root
    {
        get => _root;
        set => _root = value.TrimEnd('/');
    }

    /// <summary>The page's address of a message.</summary>
    public string LinkTo(string channelSlug, long message) =>
        string.Create(CultureInfo.InvariantCulture, $"{_root}/?channel={channelSlug}#m{message}");
}
