using Belong.Bot.Cases;

namespace Belong.Bot.Desk;

/// <summary>What a form asks for, and the first thing that is wrong with it; then the action is not to be taken.</summary>
internal sealed record FormReading(CaseAction Action, FieldFault? Fault);
