namespace Belong.FakeDiscord.Interactions;

/// <summary>What somebody did, as Discord's interaction types.</summary>
public enum InteractionKind
{
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    Modal = 5,
}
