namespace Belong.FakeDiscord.Faults;

/// <summary>What goes wrong with one gateway connection.</summary>
public abstract record GatewayFault
{
    private GatewayFault() { }

    /// <summary>The connection is reset before the WebSocket opens.</summary>
    public sealed record Refuse : GatewayFault;

    /// <summary>The socket opens, HELLO never comes.</summary>
    public sealed record NoHello : GatewayFault;

    /// <summary>Heartbeats are not acknowledged.</summary>
    public sealed record NoAcks : GatewayFault;

    /// <summary>TCP is cut between IDENTIFY (or RESUME) and its answer.</summary>
    public sealed record CutAfterIdentify : GatewayFault;

    /// <summary>
    /// TCP is cut when so many bytes of READY, GUILD_CREATE and what follows are written, in the middle of a frame too.
    /// </summary>
    public sealed record CutAfterBytes(int Bytes) : GatewayFault;

    /// <summary>TCP is cut after so many whole frames of READY, GUILD_CREATE and what follows.</summary>
    public sealed record CutAfterFrames(int Frames) : GatewayFault;

    /// <summary>The server closes with a code, before HELLO's answer, before READY or after it.</summary>
    public sealed record Close(int Code, CloseStage Stage) : GatewayFault;

    /// <summary>The server stops reading and writing after READY, and keeps the socket.</summary>
    public sealed record HalfOpen : GatewayFault;

    /// <summary>The compressed stream is damaged after READY.</summary>
    public sealed record CorruptStream : GatewayFault;
}
