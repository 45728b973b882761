using System.Globalization;
using System.Text;
using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>What a card shows of the evidence: flags, reports, the conversation around them, what changed since.</summary>
internal static class EvidenceFields
{
    private const int Shown = 3;

    private const int ShownBefore = 3;

    /// <exception cref="PlatformException">The platform could not be asked for names or for the
    /// conversation.</exception>
    public static async Task<IReadOnlyList<PostField>> WriteAsync(
        IChatPlatform platform,
        CaseFile file,
        CancellationToken cancellationToken
    )
    {
        var state = file.State;
        List<PostField> fields = [];
        foreach (var flag in state.Flags.TakeLast(Shown))
            fields.AddRange(await FlagAsync(platform, flag, cancellationToken));
        if (state.Flags.Count > Shown)
        {
            fields.Add(new("More flags", $"{state.Flags.Count - Shown} earlier in this case: /case show {file.Id}"));
        }

        fields.AddRange(state.Reports.TakeLast(Shown).SelectMany(Report));
        if (await BeforeAsync(platform, state, cancellationToken) is { } before)
            fields.Add(before);
        if (Changes(state) is { } changes)
            fields.Add(changes);
        if (state.Breach is { } breach)
        {
            fields.Add(
                new(
                    "Breach",
                    $"Asked to cease in case {breach.Order} ({breach.Clause}): this is the same behaviour (C23)."
                )
            );
        }

        return fields;
    }

    private static async Task<IEnumerable<PostField>> FlagAsync(
        IChatPlatform platform,
        Flag flag,
        CancellationToken cancellationToken
    )
    {
        var shown = Wording.Cut(flag.Text, CaseCardWriter.FieldLength);
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
                $"{reason.Category.Name} ({reason.Clause}), {reason.Score:0%} by {reason.Detector}: {reason.Why}"
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
                CaseCardWriter.FieldLength
            )
        );
        if (!string.IsNullOrEmpty(concern.MessageText))
        {
            yield return new PostField(
                "The reported message",
                Wording.Cut(concern.MessageText, CaseCardWriter.FieldLength)
            )
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
                        .Changes.TakeLast(Shown)
                        .Select(change =>
                            change.Deleted
                                ? $"the author deleted it, {Wording.Time(change.At)}; the evidence stays"
                                : $"the author edited it, {Wording.Time(change.At)}; the evidence stays"
                        )
                )
            );
}
