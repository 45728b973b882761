namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>The address to connect to: Discord's, with the version and form of what is spoken.</summary>
internal static class GatewayUri
{
    public static Uri Of(Uri address, bool compress) =>
        new UriBuilder(address)
        {
            Path = address.AbsolutePath.Length > 1 ? address.AbsolutePath : "/",
            Query = compress ? "v=10&encoding=json&compress=zlib-stream" : "v=10&encoding=json",
        }.Uri;
}
