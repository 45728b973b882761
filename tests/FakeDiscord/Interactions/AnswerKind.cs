namespace Belong.FakeDiscord.Interactions;

/// <summary>The bot's first answer, as Discord's callback types.</summary>
public enum AnswerKind
{
    Message = 4,
    DeferredMessage = 5,
    DeferredUpdate = 6,
    UpdateMessage = 7,
    Choices = 8,
    Modal = 9,
}
