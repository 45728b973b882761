using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Commands;

/// <summary><c>/history</c>: a member's cases, for those who work queues; each case only to whom it is open.</summary>
internal sealed class HistoryCommand(ICaseStore store, MemberFinder finder) : ICommand
{
    public CommandSpec Spec { get; } =
        new("history", "A member's past cases", CaseAccess.Roles)
        {
            Options = [new("member", "Whose", OptionKind.Member) { Required = true, MaxLength = 100 }],
        };

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        // Somebody who was expelled is no member any more, and still has a history: then the id is needed.
        var text = call["member"]!;
        var member = await finder.FindAsync(call.Community, text, cancellationToken);
        var subject = member?.Id ?? new MemberId(text);
        if (subject == call.By.Id)
            return new Reply.Refused(RefusalKind.Forbidden, Wording.Say(Refusal.OwnCase)) { Field = "member" };

        var actor = Actor.From(call.By);
        var past = (await store.HistoryOfAsync(call.Community, subject, cancellationToken))
            .Where(one => actor.MayWork(one.Queue))
            .ToList();
        if (past.Count == 0)
        {
            return member is null
                ? MemberFinder.NotFound("member", text)
                : Reply.Say($"{member.Name}: nothing on record.");
        }

        return new Reply.Message(
            new Post($"{past.Count} case(s), newest first.")
            {
                Title = $"History of {member?.Name ?? text}",
                Fields =
                [
                    .. past.Take(20)
                        .Select(one => new PostField(
                            $"Case {one.Id} · {one.DecidedClause ?? one.Clause}",
                            $"{(one.Disposition is { } disposition ? Wording.Say(disposition) : Wording.Say(one.Status))}, "
                                + $"{Wording.Time(one.DecidedAt ?? one.OpenedAt)}"
                                + (
                                    one.Disposition is not null && one.DeliveredAt is { } delivered
                                        ? $"; delivered {Wording.Time(delivered)}"
                                        : ""
                                )
                                + (
                                    one.AcknowledgedAt is { } acknowledged
                                        ? $"; acknowledged {Wording.Time(acknowledged)}"
                                        : ""
                                )
                                + (one.Appeal == AppealResult.Overturned ? "; overturned on appeal" : "")
                                + (one.Shadow ? "; shadow mode" : "")
                        )),
                ],
            }
        );
    }
}
