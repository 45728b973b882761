namespace Belong.Benchmarks;

/// <summary>From starting the process to its line with the address. Baseline: the bare echo.</summary>
internal static class StartTime
{
    private const int Times = 5;

    public static async Task RunAsync()
    {
        using var scratch = new Scratch();
        await ReportAsync("bare HTTP echo", Subject.EchoAsync, scratch);
        await ReportAsync("bot, first start creates its files", Subject.BotAsync, scratch);
    }

    private static async Task ReportAsync(string what, Func<string, Task<Subject>> launch, Scratch scratch)
    {
        List<double> seconds = [];
        for (var time = 0; time < Times; time++)
        {
            using var subject = await launch(scratch.Path);
            seconds.Add(subject.Ready.TotalSeconds);
        }

        Console.WriteLine(
            $"{what, -46}{seconds[0], 8:0.00} s first{seconds.Order().ElementAt(Times / 2), 8:0.00} s "
                + $"median of {Times}"
        );
    }
}
