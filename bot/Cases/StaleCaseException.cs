namespace Belong.Bot.Cases;

/// <summary>The case has moved on since it was loaded.</summary>
internal sealed class StaleCaseException(CaseId? id)
    : Exception(id is null ? "the subject has an open case already" : $"case {id} has moved on since it was loaded");
