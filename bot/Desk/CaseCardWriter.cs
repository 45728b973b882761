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
    public const int FieldLength = 1000;

    private const int ShownNotes = 3;

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
            new("Status", await StatusField.SayAsync(platform, state, cancellationToken)) { Short = true },
        ];
        fields.AddRange(await EvidenceFields.WriteAsync(platform, file, cancellationToken));
        fields.AddRange(await MeasureFields.WriteAsync(platform, state, cancellationToken));
        fields.Add(new("History", History(history)));
        if (state is { IsOpen: true, HasMember: true })
        {
            var next = Ladder.Recommend(state, history, charter, policy, time.GetUtcNow());
            fields.Add(new("Suggested next step", $"{next.Sanction.Label}: {next.Why}. You decide."));
        }

        fields.AddRange(
            state
                .Notes.TakeLast(ShownNotes)
                .Select(note => new PostField(
                    "Note",
                    Wording.Cut($"{note.Text} ({Wording.Time(note.At)})", FieldLength)
                ))
        );
        fields.AddRange(Troubles(state, platform.Capabilities));

        return new Post(Opening(state))
        {
            Title = Wording.Cut(
                $"Case {file.Id} · {Wording.Cite(charter, state.Outcome?.Clause ?? state.MainClause)}",
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
