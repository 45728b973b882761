namespace Belong.FakeDiscord.Faults;

/// <summary>When a fault closes a connection.</summary>
public enum CloseStage
{
    AfterHello,
    BeforeReady,
    AfterReady,
}
