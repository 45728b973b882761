using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>The buttons that a case's state allows; whoever presses is checked when they do.</summary>
internal static class CaseButtons
{
    public static IReadOnlyList<PostButton> For(CaseId id, CaseState state, PlatformCapabilities capabilities)
    {
        List<PostButton> buttons = [];
        var canHide =
            capabilities.CanHideMessages
            && !state.Shadow
            && state.LastMessage is { } last
            && !state.Hidden.Any(hidden => hidden.Message == last.Message && !hidden.Restored);

        if (state.Proposal is not null)
        {
            Add(Verb.Approve, "Approve expulsion", ButtonStyle.Danger);
            Add(Verb.Reject, "Reject proposal", ButtonStyle.Secondary);
        }
        else if (state.IsOpen)
        {
            Add(Verb.Claim, state.ClaimedBy is null ? "Claim" : "Take over", ButtonStyle.Primary);
            Add(Verb.Dismiss, "Dismiss", ButtonStyle.Secondary);
            if (state.HasMember)
            {
                Add(Verb.Remind, "Remind", ButtonStyle.Secondary);
                Add(Verb.Warn, "Warn", ButtonStyle.Secondary);
                Add(Verb.Cease, "Request to cease", ButtonStyle.Secondary);
                if (canHide)
                    Add(Verb.Hide, "Hide", ButtonStyle.Secondary);
                if (capabilities.CanTimeOut && !state.Shadow && state.TimeOut is null)
                    Add(Verb.Timeout, "Time out", ButtonStyle.Secondary);
                if (capabilities.CanRemoveMembers)
                    Add(Verb.Expel, "Propose expulsion", ButtonStyle.Danger);
            }
        }
        else if (
            state is { Status: CaseStatus.Decided, Outcome.Disposition: Disposition.RequestToCease }
            && capabilities.CanRemoveMembers
        )
        {
            Add(Verb.Expel, "Propose expulsion", ButtonStyle.Danger);
        }

        if (state is { AwaitsReason: true, IsOpen: true, Proposal: null })
            Add(Verb.Explain, "Give the reason", ButtonStyle.Primary);
        if (state.TimeOut is { Lifting: false } timeOut)
        {
            if (timeOut.AwaitsConfirmation)
                Add(Verb.Confirm, "Confirm time-out", ButtonStyle.Danger);
            Add(Verb.Lift, "Lift time-out", ButtonStyle.Secondary);
        }

        if (capabilities.CanRestore && state.Hidden.Any(hidden => !hidden.Restored))
            Add(Verb.Restore, "Restore message", ButtonStyle.Secondary);
        var undelivered = state.Outcome?.Notice == NoticeState.Undelivered || state.Undelivered.Count > 0;
        if (undelivered || state.Failures.Count > 0)
            Add(Verb.Retry, "Try again", ButtonStyle.Primary);
        if (undelivered)
            Add(Verb.Delivered, "Delivered by hand", ButtonStyle.Secondary);
        if (state.Status != CaseStatus.Closed)
            Add(Verb.Note, "Note", ButtonStyle.Secondary);
        return buttons;

        void Add(Verb verb, string label, ButtonStyle style) =>
            buttons.Add(new PostButton(new ButtonId.OnCase(id, verb, state.Revision).ToString(), label, style));
    }
}
