using System.Text.Json;
using System.Text.Json.Nodes;
using Belong.FakeDiscord.Contract;
using Belong.FakeDiscord.Control;
using Belong.FakeDiscord.Faults;
using Belong.FakeDiscord.Limits;
using Belong.FakeDiscord.World;
using Microsoft.AspNetCore.Http;

namespace Belong.FakeDiscord.Rest;

/// <summary>
/// The way of every request: edge, token, limits, faults, shape of the body, the act itself, shape of the answer,
/// journal.
/// </summary>
internal sealed class RestPipeline(
    DiscordWorld world,
    FakeRateLimits limits,
    FaultSwitches faults,
    Journal journal,
    ContractBook contract,
    TimeProvider time
)
{
    public async Task RunAsync(HttpContext context, RestRoute route)
    {
        var path = RequestPath.Below(context.Request);
        var fault = faults.TakeRequest(context.Request.Method, path);
        var status = 0;
        try
        {
            if (fault?.Kind is RestFaultKind.ResetBefore)
                context.Abort();
            else if (fault?.Kind is not RestFaultKind.HoldBefore || await faults.HoldAsync(context.RequestAborted))
                status = await AnswerAsync(context, route, fault);
        }
        finally
        {
            journal.Write(
                context.Request.Method,
                RequestPath.Masked(path, route),
                route.Template,
                status,
                fault?.Kind.ToString()
            );
        }
    }

    /// <summary>For paths that nobody serves.</summary>
    public async Task RefuseAsync(HttpContext context)
    {
        var status = await WriteAsync(context, new RestAnswer(RestError.NotFound.Status, RestError.NotFound.ToJson()));
        journal.Write(context.Request.Method, context.Request.Path, "(unknown)", status, null);
    }

    private async Task<int> AnswerAsync(HttpContext context, RestRoute route, RestFault? fault)
    {
        if (limits.IsBannedAtEdge)
            return await LimitAnswers.CloudflareAsync(context, TimeSpan.FromMinutes(10));
        if (fault is not null && await LimitAnswers.TryFaultAsync(context, route, fault) is { } faulty)
            return Counted(faulty, shared: fault.Kind is RestFaultKind.TooManyShared);
        if (Unauthorised(context, route) is { } error)
            return Counted(await WriteAsync(context, new RestAnswer(error.Status, error.ToJson())));

        var values = RequestPath.Values(context);
        var verdict = limits.Take(route, values);
        LimitAnswers.WriteHeaders(context, verdict, world.Now);
        if (!verdict.Passes)
        {
            return Counted(
                await LimitAnswers.TooManyAsync(context, verdict.Wait!.Value, verdict.IsGlobal ? "global" : "user")
            );
        }

        // The act goes on whatever becomes of the connection: an answer that is lost was still a deed.
        var answer = await ActAsync(context, route, values);
        if (fault?.Kind is RestFaultKind.LostAnswer)
        {
            context.Abort();
            return answer.Status;
        }

        if (fault?.Kind is RestFaultKind.HoldAfter && !await faults.HoldAsync(context.RequestAborted))
            return answer.Status;
        if (fault?.Kind is RestFaultKind.Slow)
        {
            await Task.Delay(fault.Delay, time, context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return Counted(await WriteAsync(context, answer));
    }

    private async Task<RestAnswer> ActAsync(
        HttpContext context,
        RestRoute route,
        IReadOnlyDictionary<string, string> values
    )
    {
        try
        {
            var (body, files) = await FakeRequestBody.ReadAsync(context.Request);
            contract.CheckRequest(route.Key, context.Request.Query, body);
            var call = new RestCall(
                world,
                values,
                context.Request.Query,
                body,
                files,
                FakeRequestBody.ReasonOf(context.Request)
            );
            RestAnswer answer;
            lock (world.Gate)
                answer = route.Answer(call);
            contract.CheckAnswer(route.Key, answer.Status, answer.Body);
            return answer;
        }
        catch (RestFailure failure)
        {
            return new RestAnswer(failure.Error.Status, failure.ToJson());
        }
    }

    private RestError? Unauthorised(HttpContext context, RestRoute route)
    {
        if (context.Request.Headers.UserAgent.Count == 0)
            return RestError.UserAgentMissing;
        if (route.IsOpen)
            return null;
        return context.Request.Headers.Authorization == $"Bot {world.App.Token}" ? null : RestError.Unauthorized;
    }

    private int Counted(int status, bool shared = false)
    {
        if (status is 401 or 403 or 429 && !shared)
            limits.CountInvalid();
        return status;
    }

    private static async Task<int> WriteAsync(HttpContext context, RestAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        if (answer.Status == StatusCodes.Status204NoContent)
            return answer.Status;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(
            JsonSerializer.SerializeToUtf8Bytes<JsonNode?>(answer.Body),
            context.RequestAborted
        );
        return answer.Status;
    }
}
