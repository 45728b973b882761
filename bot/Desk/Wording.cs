using System.Diagnostics;
using System.Globalization;
using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>How the bot says what the law decides: short, polite sentences that name the remedy.</summary>
internal static class Wording
{
    public static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static string Say(Refusal refusal) =>
        refusal switch
        {
            Refusal.NotAllowed =>
                "That is for the people who work this queue. If you think that it should be you, ask an operator.",
            Refusal.OwnCase => "This case is about you, so others decide it. Your own record is under /my record.",
            Refusal.Recused => "You reported this or are affected by it, so somebody else decides it (M2h).",
            Refusal.AlreadyHandled => "Already handled: the case has moved on since this card was shown.",
            Refusal.AlreadyDecided => "This case is decided already.",
            Refusal.ClaimedByAnother => "Somebody else has claimed this case. Press Claim to take it over first.",
            Refusal.AlreadyClaimed => "This case is yours already.",
            Refusal.ProposalPending => "An expulsion is proposed: a second person approves or rejects it first.",
            Refusal.NoProposal => "No expulsion is proposed in this case.",
            Refusal.OwnProposal => "Nobody approves their own proposal: a second person has to.",
            Refusal.ClauseNotSanctionable =>
                "Nobody is sanctioned under this clause. Choose one that forbids a behaviour.",
            Refusal.NothingToHide => "There is no message in this case that could be hidden.",
            Refusal.NothingHidden => "Nothing is hidden in this case.",
            Refusal.NotTheSubject => "Only the person who was asked to cease can acknowledge it.",
            Refusal.NothingToAcknowledge => "There is nothing to acknowledge, or you have acknowledged it before.",
            Refusal.NothingToRetry => "Nothing failed that could be tried again.",
            Refusal.EnoughEvidence => "The case holds enough evidence of this kind.",
            Refusal.NoSuchEvidence => "There is nothing of this in the case.",
            Refusal.ShadowMode => "This case was opened in shadow mode: nothing is done on the platform.",
            Refusal.NoMemberToSanction => "This case is not about one member: there is nobody to sanction in it.",
            Refusal.TimedOutAlready => "The member is timed out in this case already. Confirm it, or lift it first.",
            Refusal.NotTimedOut => "No time-out is in force in this case.",
            Refusal.NothingToConfirm => "This time-out needs no second person, or has one already.",
            Refusal.NothingToAppeal => "There is no sanction in this case that could be appealed against.",
            Refusal.AppealHeard => "The one appeal in this case has been heard.",
            Refusal.OwnDecision => "Nobody hears an appeal against their own decision: somebody else has to.",
            Refusal.NothingToHandOver => "No notice of this case waits to be delivered by hand.",
            Refusal.NothingToExplain => "Nothing in this case was done by hand and waits for a reason.",
            _ => throw new UnreachableException(),
        };

    public static RefusalKind KindOf(Refusal refusal) =>
        refusal switch
        {
            Refusal.NotAllowed
            or Refusal.OwnCase
            or Refusal.Recused
            or Refusal.OwnProposal
            or Refusal.NotTheSubject
            or Refusal.OwnDecision => RefusalKind.Forbidden,
            Refusal.ClauseNotSanctionable => RefusalKind.Invalid,
            Refusal.NoSuchEvidence => RefusalKind.NotFound,
            _ => RefusalKind.Conflict,
        };

    public static string Say(Disposition disposition) =>
        disposition switch
        {
            _ when Sanction.Of(disposition) is { } sanction => sanction.Name,
            Disposition.NoViolation => "no violation",
            Disposition.BadFaith => "rejected as made in bad faith",
            Disposition.Duplicate => "duplicate",
            Disposition.OutsideScope => "outside scope",
            Disposition.Repaired => "repaired by the member",
            _ => throw new UnreachableException(),
        };

    public static string Say(CaseStatus status) =>
        status switch
        {
            CaseStatus.Open => "open",
            CaseStatus.Claimed => "claimed",
            CaseStatus.Decided => "decided, being carried out",
            CaseStatus.Closed => "closed",
            _ => throw new UnreachableException(),
        };

    public static string Say(HandSanction kind) =>
        kind switch
        {
            HandSanction.Ban => "banned",
            HandSanction.Kick => "kicked",
            HandSanction.TimeOut => "timed out",
            HandSanction.Unban => "ban lifted",
            HandSanction.TimeOutLifted => "time-out lifted",
            _ => throw new UnreachableException(),
        };

    public static string Say(Notice notice) =>
        notice switch
        {
            _ when Sanction.Of(notice) is { } sanction => sanction.Name,
            Notice.TimeOut => "time-out",
            Notice.AppealUpheld => "appeal upheld",
            Notice.AppealRejected => "appeal rejected",
            _ => throw new UnreachableException(),
        };

    /// <summary>A clause as it is cited: id, title and the version of the document.</summary>
    public static string Cite(CommunityCharter charter, ClauseId id) =>
        charter.Find(id) is { } clause
            ? $"{clause.Id} {clause.Title} (version {charter.Version})"
            : $"{id} (not in version {charter.Version})";

    /// <summary>An instant in the United Kingdom's time, as people read it.</summary>
    public static string Time(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, London).ToString("d MMM yyyy, HH:mm", British);

    /// <summary>At most so many characters, never half of a surrogate pair.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;

        var end = length - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return string.Concat(text.AsSpan(0, end), "…");
    }

    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
}
