using System.Text.Json.Nodes;
using Belong.FakeDiscord;
using Belong.FakeDiscord.Contract;
using Belong.FakeDiscord.Limits;
using Belong.FakeDiscord.Rest;

// `distil OPENAPI.json OUT`, or the server: --urls, --token, --no-limits, --empty.
if (args is ["distil", var description, var target])
{
    var distilled = new Distiller(JsonNode.Parse(await File.ReadAllTextAsync(description))!.AsObject()).Distil(
        RouteTable.Keys
    );
    await File.WriteAllTextAsync(target, distilled);
    Console.WriteLine($"{target}: {distilled.Length} characters");
    return 0;
}

var options = new FakeDiscordOptions
{
    Urls = Value("--urls") ?? "http://127.0.0.1:0",
    Token = Value("--token") ?? "fake-bot-token",
    WithTown = !args.Contains("--empty"),
    Limits = args.Contains("--no-limits") ? LimitOptions.Lax : new LimitOptions(),
};
await using var server = await FakeDiscordServer.StartAsync(options);
Console.WriteLine($"FakeDiscord listens at {server.Address} with token {server.Token}");
Console.WriteLine($"Discord:ApiBase is {server.ApiBase}; control is at {server.Address}/control");
await server.WaitForShutdownAsync();
return 0;

string? Value(string name)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}
