using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>A field that cannot be taken as it is, and the remedy.</summary>
internal sealed record FieldFault(string Field, string Why)
{
    public Reply ToReply() => new Reply.Refused(RefusalKind.Invalid, $"{Field}: {Why}.") { Field = Field };
}
