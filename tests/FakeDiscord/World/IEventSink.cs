namespace Belong.FakeDiscord.World;

/// <summary>Where the world's happenings go: the gateway.</summary>
internal interface IEventSink
{
    /// <summary>Tells every session that may see it, in order. Only under the world's lock.</summary>
    void Tell(WorldEvent happening);

    /// <summary>Keeps back what is told from now on, until <see cref="Release"/>.</summary>
    void Hold();

    /// <summary>Lets go what was kept back, all at once.</summary>
    void Release();
}
