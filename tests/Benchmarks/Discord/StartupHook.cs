#pragma warning disable IDE0130, CA1050 // The runtime looks for this very name, outside of any namespace.
/// <summary>
/// Runs inside the bot's process, which is otherwise as it is shipped: for each line on standard input it answers with
/// the collector's own figures, which nobody can read from outside. The runtime calls it by DOTNET_STARTUP_HOOKS.
/// </summary>
internal static class StartupHook
{
    /// <summary>
    /// Begins each line of figures: bytes allocated since the start, bytes of the heap after its last collection.
    /// </summary>
    public const string Mark = "gauge";

    public static void Initialize() => new Thread(Answer) { IsBackground = true, Name = Mark }.Start();

    private static void Answer()
    {
        while (Console.ReadLine() is not null)
        {
            Console.WriteLine(
                $"{Mark} {GC.GetTotalAllocatedBytes(precise: false)} "
                    + $"{GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes}"
            );
        }
    }
}
