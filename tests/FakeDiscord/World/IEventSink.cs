namespace Belong.FakeDiscord.World;

/// <summary>Where the world's happenings go: the gateway.</summary>
internal interface IEventSink
{
    /// <summary>Tells every session that may see it, in order. Only under the world's lock.</summary>
    void Tell(WorldEvent happening);
}
