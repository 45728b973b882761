namespace Belong.FakeDiscord.Interactions;

/// <summary>Discord's application command types.</summary>
public enum CommandKind
{
    Chat = 1,
    User = 2,
    Message = 3,
}
