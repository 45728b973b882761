using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Commands;

/// <summary>
/// <c>/my record</c>: the notices that reached oneself. Open cases are not shown: a report stays hidden.
/// </summary>
internal sealed class MyRecordCommand(ICaseStore store, CommunityCharter charter, ContactOptions contacts) : ICommand
{
    public CommandSpec Spec { get; } = new("my record", "The reminders and sanctions on your own record", Roles.Member);

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var past = await store.HistoryOfAsync(call.Community, call.By.Id, cancellationToken);
        var told = past.Where(one => one is { DeliveredAt: not null, Disposition: not null, Shadow: false }).ToList();
        if (told.Count == 0)
            return Reply.Say("Your record is empty.");

        return new Reply.Message(
            new Post($"If something here is wrong, write to {contacts.Appeals}.")
            {
                Title = "Your record",
                Fields =
                [
                    .. told.Take(20)
                        .Select(one => new PostField(
                            $"{Wording.Say(one.Disposition!.Value)}, {Wording.Time(one.DeliveredAt!.Value)}",
                            Wording.Cite(charter, one.DecidedClause ?? one.Clause)
                                + (
                                    one.AcknowledgedAt is { } acknowledged
                                        ? $"; acknowledged {Wording.Time(acknowledged)}"
                                        : ""
                                )
                        )),
                ],
            }
        );
    }
}
