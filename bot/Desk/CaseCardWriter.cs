using System.Globalization;
using System.Text;
using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>
/// A case as those who work its queue see it: clause, category, score, the marked words, the conversation around them,
/// the subject's history, the recommended next step, and the buttons that its state allows.
/// </summary>
internal sealed class CaseCardWriter(
    ChatPlatforms platforms,
    CaseService cases,
    CaseVerbs verbs,
    CommunityCharter charter,
    CasePolicy policy,
    TimeProvider time
)
{
    /// <summary>Longest field, in characters: Discord takes 1,024.</summary>
    private const int FieldLength = 1000;

    private const int ShownFlags = 3;

    private const int ShownBefore = 3;

    /// <exception cref="PlatformException">The platform could not be asked for names or for the
    /// conversation.</exception>
    public async Task<Post> WriteAsync(CaseFile file, CancellationToken cancellationToken)
    {
        var state = file.State;
        var platform = platforms[state.Community];
        var history = await cases.HistoryAsync(state.Community, state.Subject, file.Id, cancellationToken);

        List<PostField> fields =
        [
            new("About", await SubjectAsync(platform, state, cancellationToken)) { Short = true },
            new("Status", await StatusAsync(platform, state, cancellationToken)) { Short = true },
        ];
        foreach (var flag in state.Flags.TakeLast(ShownFlags))
            fields.AddRange(await FlagAsync(platform, flag, cancellationToken));
        if (state.Flags.Count > ShownFlags)
        {
            fields.Add(
                new("More flags", $"{state.Flags.Count - ShownFlags} earlier in this case: /case show " + $"{file.Id}")
            );
        }

        fields.AddRange(state.Reports.TakeLast(ShownFlags).SelectMany(Report));
        if (await BeforeAsync(platform, state, cancellationToken) is { } before)
            fields.Add(before);
        if (Changes(state) is { } changes)
            fields.Add(changes);
        if (state.Breach is { } breach)
        {
            fields.Add(
                new(
                    "Breach",
                    $"Asked to cease in case {breach.Order} ({breach.Clause}): this is the same " + $"behaviour (C23)."
                )
            );
        }

        fields.AddRange(await MeasureFields.WriteAsync(platform, state, cancellationToken));
        fields.Add(new("History", History(history)));
        if (state is { IsOpen: true, HasMember: true })
        {
            var next = Ladder.Recommend(state, history, charter, policy, time.GetUtcNow());
            fields.Add(new("Suggested next step", $"{Wording.Say(next.Rung)}: {next.Why}. You decide."));
        }

        fields.AddRange(
            state
                .Notes.TakeLast(ShownFlags)
                .Select(note => new PostField(
                    "Note",
                    Wording.Cut($"{note.Text} ({Wording.Time(note.At)})", FieldLength)
                ))
        );
        fields.AddRange(Troubles(state, platform.Capabilities));

        return new Post(Opening(state))
        {
            Title = Wording.Cut(
                $"Case {file.Id} · " + $"{Wording.Cite(charter, state.Outcome?.Clause ?? state.MainClause)}",
                250
            ),
            Tone =
                state.Status == CaseStatus.Closed ? PostTone.Done
                : state.Urgent ? PostTone.Urgent
                : PostTone.Notice,
            Fields = fields,
            Buttons = verbs.ButtonsFor(file.Id, state, platform.Capabilities),
        };
    }

    private static string Opening(CaseState state)
    {
        var text = new StringBuilder();
        if (state.Urgent)
            text.Append("Urgent. ");
        if (state.Shadow)
            text.Append("Shadow mode: decisions are recorded and nothing is done. ");
        if (state.Flags.Any(flag => flag.Late))
            text.Append("Read late, after a stop. ");
        text.Append(
            state.Status switch
            {
                CaseStatus.Closed => "Closed.",
                CaseStatus.Decided => "Decided.",
                _ when state.TimeOut is not null
                        || state.ByHand.Count > 0
                        || state.Hidden.Any(hidden => !hidden.Restored) => "A person decides.",
                _ => "A person decides: nothing has been done.",
            }
        );
        return text.ToString();
    }

    private static async Task<string> SubjectAsync(
        IChatPlatform platform,
        CaseState state,
        CancellationToken cancellationToken
    ) =>
        state.IsAboutBelong ? "Belong itself (C30)"
        : state.IsRaid ? $"a raid: {state.Raiders.Count} accounts joined"
        : await platform.NameOfAsync(state.Subject, cancellationToken);

    private static async Task<string> StatusAsync(
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
                $"claimed by " + $"{await platform.NameOfAsync(who, cancellationToken)}"
            );
        }
        else
        {
            text.Append("open, nobody's yet");
        }

        return Wording.Cut(text.ToString(), FieldLength);
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

    private static async Task<IEnumerable<PostField>> FlagAsync(
        IChatPlatform platform,
        Flag flag,
        CancellationToken cancellationToken
    )
    {
        var shown = Wording.Cut(flag.Text, FieldLength);
        var where = flag.Message.NeverPosted
            ? $"Not in a channel, {Wording.Time(flag.At)}"
            : $"Said in #{await platform.NameOfAsync(flag.Message.Channel, cancellationToken)}, "
                + $"{Wording.Time(flag.At)}";
        var edited = flag.Message.Edit > 0 ? ", after an edit" : "";
        var reasons = new StringBuilder();
        foreach (var reason in flag.Reasons)
        {
            reasons.Append(
                CultureInfo.InvariantCulture,
                $"{reason.Category.Name} ({reason.Clause}), " + $"{reason.Score:0%} by {reason.Detector}: {reason.Why}"
            );
            if (reason.Earlier is { } earlier)
            {
                reasons.Append(
                    CultureInfo.InvariantCulture,
                    $" In #{await platform.NameOfAsync(earlier.Channel, cancellationToken)}: "
                        + $"{platform.LinkTo(earlier.Channel, earlier.Message)}"
                );
            }

            reasons.Append('\n');
        }

        return
        [
            new PostField(where + edited, shown)
            {
                Quoted = true,
                Marks = [.. flag.Marks.Where(mark => mark.Start + mark.Length <= shown.Length)],
            },
            new PostField("Why", reasons.Append(flag.Message.Link).ToString().TrimEnd('\n')),
        ];
    }

    private static IEnumerable<PostField> Report(CaseEvent.ReportReceived report)
    {
        var concern = report.Concern;
        yield return new PostField(
            $"{report.Reporter} reported {concern.Clause}, {Wording.Time(report.At)}",
            Wording.Cut(
                (concern.Words.Length > 0 ? concern.Words : "(no words)")
                    + (concern.OnBehalf ? "\nOn behalf of somebody else." : ""),
                FieldLength
            )
        );
        if (!string.IsNullOrEmpty(concern.MessageText))
        {
            yield return new PostField("The reported " + "message", Wording.Cut(concern.MessageText, FieldLength))
            {
                Quoted = true,
            };
        }
    }

    private static async Task<PostField?> BeforeAsync(
        IChatPlatform platform,
        CaseState state,
        CancellationToken cancellationToken
    )
    {
        if (state.LastMessage is not { } last)
            return null;

        var before = await platform.ReadBeforeAsync(last.Channel, last.Message, ShownBefore, cancellationToken);
        var lines = new List<string>();
        foreach (var message in before.Where(message => message is { Deleted: false, Hidden: false }))
        {
            lines.Add(
                $"{await platform.NameOfAsync(message.Author, cancellationToken)}: "
                    + $"{Wording.Cut(message.Text, 200)}"
            );
        }

        return lines.Count == 0 ? null : new PostField("Before it", string.Join("\n", lines)) { Quoted = true };
    }

    private static PostField? Changes(CaseState state) =>
        state.Changes.Count == 0
            ? null
            : new PostField(
                "Since then",
                string.Join(
                    "\n",
                    state
                        .Changes.TakeLast(ShownFlags)
                        .Select(change =>
                            change.Deleted
                                ? $"the author deleted it, {Wording.Time(change.At)}; the evidence stays"
                                : $"the author edited it, {Wording.Time(change.At)}; the evidence stays"
                        )
                )
            );

    private static string History(IReadOnlyList<CaseSummary> history)
    {
        if (history.Count == 0)
            return "nothing on record";

        var lines = history
            .Take(5)
            .Select(past =>
                past.Disposition is { } disposition
                    ? $"case {past.Id}: "
                        + $"{Wording.Say(disposition)}{(past.DecidedClause is { } clause ? $" under {clause}" : "")}, "
                        + Wording.Time(past.DecidedAt ?? past.OpenedAt)
                        + (past.Appeal == AppealResult.Overturned ? " (overturned on appeal)" : "")
                        + (past.Shadow ? " (shadow)" : "")
                    : $"case {past.Id}: {past.Clause}, {Wording.Say(past.Status)}"
            );
        return string.Join("\n", lines) + (history.Count > 5 ? $"\nand {history.Count - 5} more: /history" : "");
    }

    private static IEnumerable<PostField> Troubles(CaseState state, PlatformCapabilities capabilities)
    {
        if (state.Outcome is { Notice: NoticeState.Undelivered } outcome)
            yield return new PostField("Not delivered", outcome.WhyUndelivered ?? "unknown");
        foreach (var beside in state.Undelivered)
            yield return new PostField("Not delivered", $"{Wording.Say(beside.Notice)}: {beside.Why}");
        foreach (var failure in state.Failures)
            yield return new PostField("Could not be done", $"{failure.Action}: {failure.Why}");

        List<string> limits = [];
        if (!capabilities.CanHideMessages)
            limits.Add("Hiding messages is not possible on this platform.");
        else if (!capabilities.CanRestore)
            limits.Add("Hiding cannot be undone on this platform.");
        if (!capabilities.CanTimeOut)
            limits.Add("Timing members out is not possible on this platform.");
        if (!capabilities.CanRemoveMembers)
            limits.Add("Removing members is not possible on this platform.");
        if (state.IsOpen && limits.Count > 0)
            yield return new PostField("Limits", string.Join(" ", limits));
    }
}
