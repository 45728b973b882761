using System.Runtime.InteropServices;

namespace Belong.Benchmarks;

/// <summary>Where the figures come from: without it they mean little.</summary>
internal static class Machine
{
    public static void Print(string[] args)
    {
        var cpu = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo")
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
                ?.Split(':')[1]
                .Trim()
            : null;
        Console.WriteLine(
            $"machine: {cpu ?? RuntimeInformation.ProcessArchitecture.ToString()}, "
                + $"{Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, .NET "
                + $"{Environment.Version}"
        );
        Console.WriteLine($"command: dotnet run -c Release --project tests/Benchmarks -- {string.Join(' ', args)}");
    }
}
