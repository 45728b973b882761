namespace Belong.FakeDiscord.Control;

/// <summary>Discord would not let this person do that.</summary>
public sealed class RefusedException(string message) : Exception(message);
