using Belong.Benchmarks;

// Each part prints its figures beside a baseline of the same run. Run it in Release:
//   dotnet run -c Release --project tests/Benchmarks -- [all | pipeline | card | classifier | start | growth]
var part = args.FirstOrDefault() ?? "all";
if (part == "echo")
    return await EchoServer.RunAsync();

Machine.Print(args);
var parts = new Dictionary<string, Func<Task>>
{
    ["classifier"] = ClassifierSpeed.RunAsync,
    ["start"] = StartTime.RunAsync,
    ["pipeline"] = PipelineSpeed.RunAsync,
    ["card"] = CardLatency.RunAsync,
    ["growth"] = Growth.RunAsync,
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
