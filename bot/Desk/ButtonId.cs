using System.Globalization;
using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>What a button or a form does.</summary>
internal enum Verb
{
    Claim,
    Dismiss,
    Remind,
    Warn,
    Cease,
    Hide,
    Restore,
    Expel,
    Approve,
    Reject,
    Note,
    Retry,
    Acknowledge,
    Timeout,
    Confirm,
    Lift,
    Delivered,
    Explain,
}

/// <summary>
/// The id of a button: what to do, never authority to do it. <c>case:42:cease:v3</c> is a verb on a case, as the card
/// of that revision showed it; <c>report:local:57</c> the form that reports a message. Untrusted when it comes back.
/// </summary>
internal abstract record ButtonId
{
    private ButtonId() { }

    /// <param name="Revision">The case's revision on the card; null for buttons that do not depend on it.</param>
    public sealed record OnCase(CaseId Case, Verb Verb, int? Revision) : ButtonId
    {
        public override string ToString() =>
            Revision is { } revision
                ? string.Create(CultureInfo.InvariantCulture, $"case:{Case}:{Name(Verb)}:v{revision}")
                : $"case:{Case}:{Name(Verb)}";
    }

    /// <summary>Reports a message; without one, whatever the form names.</summary>
    public sealed record OnReport(MessageId? Message) : ButtonId
    {
        public override string ToString() => $"report:{Message?.Value}";
    }

    /// <summary>The id in its parts; null for anything that this bot did not write.</summary>
    public static ButtonId? Parse(string text)
    {
        if (text.StartsWith("report:", StringComparison.Ordinal))
            return new OnReport(text.Length > 7 ? new MessageId(text[7..]) : null);

        var parts = text.Split(':');
        if (
            parts.Length is not (3 or 4)
            || parts[0] != "case"
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || VerbOf(parts[2]) is not { } verb
        )
        {
            return null;
        }

        if (parts.Length == 3)
            return new OnCase(new CaseId(number), verb, null);

        return
            parts[3].StartsWith('v')
            && int.TryParse(parts[3].AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? new OnCase(new CaseId(number), verb, revision)
            : null;
    }

    private static Verb? VerbOf(string name)
    {
        foreach (var verb in Enum.GetValues<Verb>())
        {
            if (Name(verb) == name)
                return verb;
        }

        return null;
    }

    // Lower case is what the wire carries; it is not used to compare people's text.
#pragma warning disable CA1308
    private static string Name(Verb verb) => verb.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}
