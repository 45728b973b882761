using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>What a card says of time-outs, appeals, raids and what was done by hand.</summary>
internal static class MeasureFields
{
    private const int ShownRaiders = 20;

    /// <exception cref="PlatformException">The platform could not be asked for names.</exception>
    public static async Task<IReadOnlyList<PostField>> WriteAsync(
        IChatPlatform platform,
        CaseState state,
        CancellationToken cancellationToken
    )
    {
        List<PostField> fields = [];
        if (state.TimeOut is { } timeOut)
            fields.Add(new("Time-out", await SayAsync(timeOut)));
        foreach (var byHand in state.ByHand)
        {
            fields.Add(
                new(
                    "Done by hand",
                    $"{Wording.Say(byHand.Kind)} by {await NameAsync(byHand.Who)}, {Wording.Time(byHand.Done)}. "
                        + (
                            byHand.Reason is { Length: > 0 } reason
                                ? $"Given as a reason: {Wording.Cut(reason, 400)}"
                                : "No reason was given."
                        )
                )
            );
        }

        if (state.AwaitsReason)
        {
            fields.Add(
                new(
                    "Awaiting a reason",
                    "No strike until somebody gives the clause and the reason, and a "
                        + "second person approves a removal."
                )
            );
        }
        else if (state.Explanation is { } explanation)
        {
            fields.Add(
                new(
                    $"The reason, under {explanation.Clause}",
                    $"{Wording.Cut(explanation.Words, 800)} ({await NameAsync(explanation.Who)})"
                )
            );
        }

        if (state.Appeal is { } appeal)
        {
            fields.Add(
                new(
                    "Appeal",
                    $"{(appeal.Upheld ? "upheld" : "rejected")} by {await NameAsync(appeal.Who)}, "
                        + $"{Wording.Time(appeal.At)}: {Wording.Cut(appeal.Reason, 800)}"
                )
            );
        }

        if (state.Raiders.Count > 0)
            fields.Add(await RaidersAsync());
        return fields;

        Task<string> NameAsync(MemberId member) => platform.NameOfAsync(member, cancellationToken);

        async Task<string> SayAsync(TimeOut inForce) =>
            (
                inForce.Lifting ? "being lifted"
                : inForce.Done ? $"in force and verified, until {Wording.Time(inForce.Until)}"
                : $"being set, until {Wording.Time(inForce.Until)}"
            )
            + $", by {await NameAsync(inForce.By)} under {inForce.Clause}"
            + (
                inForce.ConfirmedBy is { } second
                    ? $", confirmed by {await NameAsync(second)} until {Wording.Time(inForce.Wanted)}"
                : inForce.AwaitsConfirmation
                    ? $"; lapses then unless a second person confirms it until {Wording.Time(inForce.Wanted)}"
                : ""
            );

        async Task<PostField> RaidersAsync()
        {
            List<string> lines = [];
            foreach (var raider in state.Raiders.Take(ShownRaiders))
            {
                lines.Add(
                    await NameAsync(raider.Member)
                        + (raider.AccountCreated is { } created ? $" (account of {Wording.Time(created)})" : "")
                );
            }

            var more = state.Raiders.Count - lines.Count;
            return new PostField(
                "Who joined",
                Wording.Cut(string.Join("\n", lines), 950) + (more > 0 ? $"\nand {more} more" : "")
            );
        }
    }
}
