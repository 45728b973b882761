using System.Globalization;
using Belong.Benchmarks;
using Belong.Benchmarks.Discord;

// Each part prints its figures beside a baseline of the same run. Run it in Release:
// dotnet run -c Release --project tests/Benchmarks -- [all | pipeline | card | classifier | start | growth | discord
// [EVENTS]]
var part = args.FirstOrDefault() ?? "all";
if (part == "echo")
    return await EchoServer.RunAsync();

const int FewestEvents = 300_000;
var events = 2 * FewestEvents;
if (
    args.Length > 1
    && (
        part != "discord"
        || !int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out events)
        || events < FewestEvents
    )
)
{
    await Console.Error.WriteLineAsync(
        $"'{args[1]}' is no number of events: only discord takes one, {FewestEvents} or "
            + $"more, for example 1000000."
    );
    return 1;
}

Machine.Print(args);
var parts = new Dictionary<string, Func<Task>>
{
    ["classifier"] = ClassifierSpeed.RunAsync,
    ["start"] = StartTime.RunAsync,
    ["pipeline"] = PipelineSpeed.RunAsync,
    ["card"] = CardLatency.RunAsync,
    ["growth"] = Growth.RunAsync,
    ["discord"] = () => DiscordSpeed.RunAsync(events),
};
if (part != "all" && !parts.ContainsKey(part))
{
    await Console.Error.WriteLineAsync($"There is no part '{part}': use all, {string.Join(", ", parts.Keys)}.");
    return 1;
}

foreach (var (name, run) in parts)
{
    if (part != "all" && part != name)
        continue;

    Console.WriteLine($"\n## {name}");
    await run();
}

return 0;
