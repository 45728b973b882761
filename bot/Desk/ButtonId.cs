using System.Globalization;
using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>
/// The id of a button: what to do, never authority to do it. <c>case:42:cease:v3</c> is a verb on a case, as the card
/// of that revision showed it; <c>report:local:57</c> the form that reports a message. Untrusted when it comes back.
/// </summary>
internal abstract record ButtonId
{
    /// <summary>The verb of a request to cease's own button: the notice bears it, and no card.</summary>
    public const string Acknowledge = "acknowledge";

    /// <summary>The verb that gives the reason for what was done by hand: the question bears it as well.</summary>
    public const string Explain = "explain";

    private ButtonId() { }

    /// <param name="Verb">A <see cref="CaseVerb.Name"/>, where this bot wrote it.</param>
    /// <param name="Revision">The case's revision on the card; null for buttons that do not depend on it.</param>
    public sealed record OnCase(CaseId Case, string Verb, int? Revision) : ButtonId
    {
        public override string ToString() =>
            Revision is { } revision
                ? string.Create(CultureInfo.InvariantCulture, $"case:{Case}:{Verb}:v{revision}")
                : $"case:{Case}:{Verb}";
    }

    /// <summary>Reports a message; without one, whatever the form names.</summary>
    public sealed record OnReport(MessageId? Message) : ButtonId
    {
        public override string ToString() => $"report:{Message?.Value}";
    }

    /// <summary>The id in its parts; null for anything that is not made like one.</summary>
    public static ButtonId? Parse(string text)
    {
        if (text.StartsWith("report:", StringComparison.Ordinal))
            return new OnReport(text.Length > 7 ? new MessageId(text[7..]) : null);

        var parts = text.Split(':');
        if (
            parts.Length is not (3 or 4)
            || parts[0] != "case"
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        )
        {
            return null;
        }

        if (parts.Length == 3)
            return new OnCase(new CaseId(number), parts[2], null);

        return
            parts[3].StartsWith('v')
            && int.TryParse(parts[3].AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? new OnCase(new CaseId(number), parts[2], revision)
            : null;
    }
}
