using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Belong.Bot.Platforms.Local.Page;

/// <summary>The page's style sheets, scripts and icon, from inside the program, at <c>/assets/…</c>.</summary>
internal sealed class PageAssets
{
    private const string ResourcePrefix = "Page.Assets.";

    private static readonly FrozenDictionary<string, string> ContentTypes = new Dictionary<string, string>
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<string, Asset> _assets;

    public PageAssets()
    {
        var assembly = typeof(PageAssets).Assembly;
        _assets = assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[ResourcePrefix.Length..], Read);

        Asset Read(string name)
        {
            using var resource = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[resource.Length];
            resource.ReadExactly(bytes);
            var etag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"");
            return new Asset(bytes, ContentTypes[Path.GetExtension(name)], etag);
        }
    }

    private sealed record Asset(byte[] Bytes, string ContentType, EntityTagHeaderValue Etag);

    /// <summary>Browsers keep what they have and ask each time whether it is still the same.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (name, asset) in _assets)
        {
            var answer = TypedResults.Bytes(asset.Bytes, asset.ContentType, entityTag: asset.Etag);
            routes.MapGet(
                "/assets/" + name,
                context =>
                {
                    PageHeaders.Set(context.Response);
                    context.Response.Headers.CacheControl = "no-cache";
                    return answer.ExecuteAsync(context);
                }
            );
        }
    }
}
