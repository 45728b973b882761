namespace Belong.Benchmarks.Discord;

/// <summary>What a process has used so far.</summary>
/// <param name="Allocated">Bytes allocated since its start.</param>
/// <param name="Heap">Bytes of the heap after its last collection.</param>
/// <param name="Resident">Bytes of memory that it holds.</param>
/// <param name="Processor">Processor time of all its threads.</param>
internal readonly record struct Gauge(long Allocated, long Heap, long Resident, TimeSpan Processor);
