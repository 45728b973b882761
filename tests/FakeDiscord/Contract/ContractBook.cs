using System.Text.Json.Nodes;
using Belong.FakeDiscord.Rest;
using Microsoft.AspNetCore.Http;

namespace Belong.FakeDiscord.Contract;

/// <summary>
/// Discord's description of its REST interface, held against every request and every answer. A request that breaks it
/// is refused with 50035 and noted; a property that the description does not know is noted only, since Discord ignores
/// it.
/// </summary>
public sealed class ContractBook
{
    private readonly Dictionary<string, ContractRoute> _routes;
    private readonly SchemaCheck _check;
    private readonly Lock _gate = new();
    private readonly List<string> _violations = [];
    private readonly List<string> _ownFaults = [];

    private ContractBook(JsonObject json)
    {
        var named = json["schemas"]!.AsObject().ToDictionary(pair => pair.Key, pair => Schema.Of(pair.Value!));
        _check = new SchemaCheck(named);
        _routes = json["routes"]!
            .AsObject()
            .ToDictionary(pair => pair.Key, pair => new ContractRoute(pair.Value!.AsObject()));
    }

    /// <summary>What the bot sent against the description: route, place, fault.</summary>
    public IReadOnlyList<string> Violations
    {
        get
        {
            lock (_gate)
                return [.. _violations];
        }
    }

    /// <summary>What the fake itself answered against the description. Always empty, or the fake is wrong.</summary>
    public IReadOnlyList<string> OwnFaults
    {
        get
        {
            lock (_gate)
                return [.. _ownFaults];
        }
    }

    internal static ContractBook Load()
    {
        using var stream = typeof(ContractBook).Assembly.GetManifestResourceStream("discord-contract.json")!;
        return new ContractBook(JsonNode.Parse(stream)!.AsObject());
    }

    internal void CheckRequest(string route, IQueryCollection query, JsonNode? body)
    {
        var known = _routes[route];
        List<FormFault> faults = [];
        List<string> unknown = [];
        foreach (var (name, values) in query)
        {
            if (known.Query.TryGetValue(name, out var schema))
            {
                faults.AddRange(
                    _check
                        .Check(schema, QueryValue.Read(values.ToString()), unknown)
                        .Select(fault => fault with { Path = name })
                );
            }
            else
            {
                unknown.Add($"?{name}");
            }
        }

        if (known.Request is not null)
            faults.AddRange(_check.Check(known.Request, body ?? new JsonObject(), unknown));
        else if (body is JsonObject { Count: > 0 } or JsonArray)
            unknown.Add("(body)");

        Note(_violations, route, faults, unknown);
        if (faults.Count > 0)
            throw InvalidForm.Of(faults);
    }

    internal void CheckAnswer(string route, int status, JsonNode? body)
    {
        if (!_routes[route].Answers.TryGetValue(status, out var schema))
        {
            Note(_ownFaults, route, [new FormFault("", "STATUS", $"{status} is not among the answers")], []);
            return;
        }

        if (schema is null)
            return;
        List<string> unknown = [];

        // Through text, as the bot will see it: nodes made in code know their .NET types, parsed ones do not.
        var faults = _check.Check(schema, JsonNode.Parse(body?.ToJsonString() ?? "null"), unknown);
        Note(_ownFaults, route, faults, unknown);
    }

    private void Note(List<string> notes, string route, List<FormFault> faults, List<string> unknown)
    {
        lock (_gate)
        {
            notes.AddRange(faults.Select(fault => $"{route}: {fault.Path}: {fault.Message}"));
            notes.AddRange(unknown.Select(name => $"{route}: {name}: not known to Discord"));
        }
    }
}
