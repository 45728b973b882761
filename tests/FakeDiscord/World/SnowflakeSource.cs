namespace Belong.FakeDiscord.World;

/// <summary>Gives out ids that rise with time and are never given twice.</summary>
internal sealed class SnowflakeSource(TimeProvider clock)
{
    private readonly HashSet<ulong> _past = [];
    private ulong _last;

    /// <summary>The next id, of this instant. Only under the world's lock.</summary>
    public Snowflake Next()
    {
        _last = Math.Max(_last + 1, Snowflake.At(clock.GetUtcNow()).Value);
        return new Snowflake(_last);
    }

    /// <summary>An id of an instant in the past, such as that of an old account. Only under the world's lock.</summary>
    public Snowflake Of(DateTimeOffset instant)
    {
        var value = Snowflake.At(instant).Value;
        while (!_past.Add(value))
            value++;
        return new Snowflake(value);
    }
}
