using System.Text.Json.Nodes;

namespace Belong.FakeDiscord.Rest;

/// <summary>
/// Code 50035: what is wrong with a body, nested along its properties and indices with `_errors` at the ends.
/// </summary>
internal static class InvalidForm
{
    private static readonly RestError InvalidFormBody = new(400, 50035, "Invalid Form Body");

    /// <summary>
    /// One fault at a dotted path such as `components.0.components`; an empty path is the whole body.
    /// </summary>
    public static RestFailure At(string path, string code, string message) => Of([new FormFault(path, code, message)]);

    public static RestFailure Of(IEnumerable<FormFault> faults)
    {
        var errors = new JsonObject();
        foreach (var fault in faults)
        {
            var node = errors;
            foreach (var step in fault.Path.Split('.', StringSplitOptions.RemoveEmptyEntries))
            {
                if (node[step] is not JsonObject)
                    node[step] = new JsonObject();
                node = node[step]!.AsObject();
            }

            if (node["_errors"] is not JsonArray list)
                node["_errors"] = list = [];
            list.Add(new JsonObject { ["code"] = fault.Code, ["message"] = fault.Message });
        }

        return new RestFailure(InvalidFormBody, errors);
    }

    public static RestFailure TooLong(string path, int most) =>
        At(path, "BASE_TYPE_MAX_LENGTH", $"Must be {most} or fewer in length.");
}
