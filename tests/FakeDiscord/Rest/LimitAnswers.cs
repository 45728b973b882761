using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Belong.FakeDiscord.Faults;
using Belong.FakeDiscord.Limits;
using Microsoft.AspNetCore.Http;

namespace Belong.FakeDiscord.Rest;

/// <summary>What 429s and faults of the server look like on the wire.</summary>
internal static class LimitAnswers
{
    public static void WriteHeaders(HttpContext context, LimitVerdict verdict, DateTimeOffset now)
    {
        if (verdict.Bucket is not { } bucket)
            return;
        var headers = context.Response.Headers;
        headers["X-RateLimit-Bucket"] = verdict.Hash;
        headers["X-RateLimit-Limit"] = bucket.Requests.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = bucket.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset"] = (bucket.Ends.ToUnixTimeMilliseconds() / 1000.0).ToString(
            "0.000",
            CultureInfo.InvariantCulture
        );
        headers["X-RateLimit-Reset-After"] = Seconds(bucket.Ends - now);
    }

    /// <summary>429 with a JSON body; scope is user, global or shared.</summary>
    public static async Task<int> TooManyAsync(HttpContext context, TimeSpan wait, string? scope)
    {
        var isGlobal = scope == "global";
        if (scope is not null)
        {
            var headers = context.Response.Headers;
            headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            headers["X-RateLimit-Scope"] = scope;
            if (isGlobal)
                headers["X-RateLimit-Global"] = "true";
        }

        return await WriteAsync(
            context,
            StatusCodes.Status429TooManyRequests,
            new JsonObject
            {
                ["message"] = scope == "shared" ? "The resource is being rate limited." : "You are being rate limited.",
                ["retry_after"] = Math.Round(wait.TotalSeconds, 3),
                ["global"] = isGlobal,
            }
        );
    }

    /// <summary>The edge's own refusal: HTML without any of Discord's headers.</summary>
    public static async Task<int> CloudflareAsync(HttpContext context, TimeSpan wait)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.ContentType = "text/html; charset=UTF-8";
        context.Response.Headers.Server = "cloudflare";
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await context.Response.WriteAsync(
            "<!DOCTYPE html><html><head><title>Access denied</title></head><body><h1>Error 1015</h1><p>You are being "
                + "rate limited.</p></body></html>",
            context.RequestAborted
        );
        return context.Response.StatusCode;
    }

    /// <summary>Answers faults that come before the act; null for those that do not.</summary>
    public static async Task<int?> TryFaultAsync(HttpContext context, RestRoute route, RestFault fault)
    {
        switch (fault.Kind)
        {
            case RestFaultKind.TooMany:
                var headers = context.Response.Headers;
                headers["X-RateLimit-Bucket"] = FakeRateLimits.HashOf(route);
                headers["X-RateLimit-Limit"] = "5";
                headers["X-RateLimit-Remaining"] = "0";
                headers["X-RateLimit-Reset-After"] = Seconds(fault.RetryAfter);
                return await TooManyAsync(context, fault.RetryAfter, "user");
            case RestFaultKind.TooManyWithoutHeaders:
                return await TooManyAsync(context, fault.RetryAfter, scope: null);
            case RestFaultKind.TooManyGlobal:
                return await TooManyAsync(context, fault.RetryAfter, "global");
            case RestFaultKind.TooManyShared:
                return await TooManyAsync(context, fault.RetryAfter, "shared");
            case RestFaultKind.Cloudflare:
                return await CloudflareAsync(context, fault.RetryAfter);
            case RestFaultKind.Status:
                return await WriteAsync(
                    context,
                    fault.Status,
                    new JsonObject { ["message"] = $"{fault.Status}: Fault", ["code"] = fault.Code }
                );
            default:
                return null;
        }
    }

    private static async Task<int> WriteAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body), context.RequestAborted);
        return status;
    }

    private static string Seconds(TimeSpan span) => span.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
}
