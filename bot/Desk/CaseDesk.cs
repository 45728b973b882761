using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>
/// Works a known case by a verb, pressed or typed: reads what is asked for, checks its words and ranks, asks the law.
/// </summary>
internal sealed class CaseDesk(CaseService cases, OutgoingCheck outgoing, RankCheck ranks)
{
    /// <param name="verb">What to do.</param>
    /// <param name="file">The case; who works it is known to be allowed to see it.</param>
    /// <param name="values">What was filled in.</param>
    /// <param name="seen">The case's revision on the card that was pressed; null for none.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public async Task<Worked> WorkAsync(
        CaseVerb verb,
        CaseFile file,
        IReadOnlyDictionary<string, string> values,
        int? seen,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        var target = VerbTarget.On(file.State);
        var reading = await verb.ReadAsync(values, target, cancellationToken);
        if (reading.Fault is { } fault)
            return new Worked(fault.ToReply(), null);

        var action = reading.Action with { Seen = seen };
        if (
            verb.OutgoingOf(action) is { } words
            && await outgoing.RefuseAsync(file, words, cancellationToken) is { } heldBack
        )
        {
            return new Worked(heldBack, null);
        }

        var act = verb.ActOf(action, file.State);
        if (await ranks.RefuseAsync(act, target, actor, cancellationToken) is { } beyond)
            return new Worked(beyond, null);

        var result = await cases.DecideAsync(file.Id, action, actor, cancellationToken);
        return new Worked(Answer.To(result, after => verb.Confirm(action, after)), result);
    }
}

/// <summary>What became of it.</summary>
/// <param name="Reply">The answer in words.</param>
/// <param name="Result">The law's answer; null when it was not asked, or when there is no such case.</param>
internal sealed record Worked(Reply Reply, CaseResult? Result);
