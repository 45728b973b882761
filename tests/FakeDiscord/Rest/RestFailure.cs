using System.Text.Json.Nodes;

namespace Belong.FakeDiscord.Rest;

/// <summary>Ends a request with an error.</summary>
/// <param name="error">What Discord says.</param>
/// <param name="errors">For 50035: what is wrong, nested along the body's properties.</param>
internal sealed class RestFailure(RestError error, JsonObject? errors = null) : Exception(error.Message)
{
    public RestError Error { get; } = error;

    public JsonObject ToJson()
    {
        var json = Error.ToJson();
        if (errors is not null)
            json["errors"] = errors.DeepClone();
        return json;
    }
}
