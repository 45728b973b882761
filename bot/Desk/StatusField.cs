using System.Globalization;
using System.Text;
using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>What a card says of where the case stands, and how far its decision has been carried out.</summary>
internal static class StatusField
{
    /// <exception cref="PlatformException">The platform could not be asked for names.</exception>
    public static async Task<string> SayAsync(
        IChatPlatform platform,
        CaseState state,
        CancellationToken cancellationToken
    )
    {
        var text = new StringBuilder();
        if (state.Proposal is { } proposal)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"expulsion proposed by "
                    + $"{await platform.NameOfAsync(proposal.Who, cancellationToken)} under {proposal.Clause} "
                    + $"({RemovalChoice.NameOf(proposal.How)}), waiting for a second person: {proposal.Reason}"
            );
        }
        else if (state.Outcome is { } outcome)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{Wording.Say(outcome.Disposition)} by "
                    + $"{await platform.NameOfAsync(outcome.By, cancellationToken)}"
                    + $"{await ApprovedAsync(platform, outcome, cancellationToken)}; {Progress(outcome)}"
            );
        }
        else if (state.ClaimedBy is { } who)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"claimed by {await platform.NameOfAsync(who, cancellationToken)}"
            );
        }
        else
        {
            text.Append("open, nobody's yet");
        }

        return Wording.Cut(text.ToString(), CaseCardWriter.FieldLength);
    }

    private static async Task<string> ApprovedAsync(
        IChatPlatform platform,
        CaseOutcome outcome,
        CancellationToken cancellationToken
    ) =>
        outcome.ApprovedBy is { } approver
            ? $", approved by {await platform.NameOfAsync(approver, cancellationToken)}"
            : "";

    private static string Progress(CaseOutcome outcome)
    {
        if (outcome.ReadmittedAt is { } readmitted)
            return $"let in again and verified {Wording.Time(readmitted)}";
        if (outcome.RemovedAt is { } removed)
        {
            return $"removed and verified {Wording.Time(removed)}"
                + (outcome.Notice == NoticeState.Undelivered ? "; notice not delivered" : "");
        }

        return outcome.Notice switch
        {
            NoticeState.None => "nobody is told",
            NoticeState.Sending => "notice on its way",
            NoticeState.Undelivered => "notice NOT delivered, so it does not count yet",
            _ when outcome.AcknowledgedAt is { } acknowledged => $"acknowledged {Wording.Time(acknowledged)}",
            _ when outcome.Overdue => $"notice delivered, NOT acknowledged by {Wording.Time(outcome.Deadline!.Value)}",
            _ when outcome.Deadline is { } deadline => $"notice delivered, to be acknowledged by "
                + $"{Wording.Time(deadline)}",
            _ => "notice delivered",
        };
    }
}
