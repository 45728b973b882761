using System.Text.Json;
using System.Text.Json.Nodes;
using Belong.FakeDiscord.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Belong.FakeDiscord.Control;

/// <summary>
/// The control interface over HTTP: `POST /control/{what}` with a flat JSON object, `GET /control` for the list.
/// Refusals are 409 with a sentence.
/// </summary>
internal static class ControlEndpoints
{
    public static void Map(IEndpointRouteBuilder app, FakeDiscordServer server)
    {
        var controls = new Dictionary<string, Func<ControlRequest, Task<JsonNode?>>>();
        PeopleControls.AddTo(controls, server);
        InteractionControls.AddTo(controls, server);
        FaultControls.AddTo(controls, server);
        app.MapGet(
            "/control",
            (RequestDelegate)(
                context => WriteAsync(context, 200, controls.Keys.Order().Select(key => (JsonNode)key).ToJsonArray())
            )
        );
        foreach (var (what, act) in controls)
            app.MapPost($"/control/{what}", (RequestDelegate)(context => RunAsync(context, act)));
    }

    private static async Task RunAsync(HttpContext context, Func<ControlRequest, Task<JsonNode?>> act)
    {
        try
        {
            var body = context.Request.ContentLength is 0
                ? []
                : await JsonNode.ParseAsync(context.Request.Body) as JsonObject ?? [];
            await WriteAsync(
                context,
                200,
                await act(new ControlRequest(body, context.RequestAborted)) ?? new JsonObject()
            );
        }
        catch (Exception refused)
            when (refused is RefusedException or FormatException or JsonException or ArgumentException)
        {
            await WriteAsync(context, 409, new JsonObject { ["refused"] = refused.Message });
        }
    }

    private static async Task WriteAsync(HttpContext context, int status, JsonNode body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }
}
