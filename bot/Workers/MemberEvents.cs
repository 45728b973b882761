using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Screening;

namespace Belong.Bot.Workers;

/// <summary>What follows from people's coming and going, and from what staff do to them by hand.</summary>
internal sealed class MemberEvents(CaseService cases, RaidWatch raids, ShadowMode shadow)
{
    /// <summary>Handles the events of a batch, in order. Safe to repeat with the same after any failure.</summary>
    /// <returns>What is to be done about them on the platform.</returns>
    public async Task<IReadOnlyList<Effect>> HandleAsync(
        CommunityId community,
        IReadOnlyList<ChatEvent> events,
        CancellationToken cancellationToken
    )
    {
        foreach (var byHand in events.OfType<ChatEvent.SanctionedByHand>())
        {
            await cases.NoteByHandAsync(
                community,
                byHand.Member,
                new CaseAction.NoteByHand(byHand.By, byHand.Kind, byHand.Reason, byHand.At, byHand.Key),
                shadow.IsOn(community),
                cancellationToken
            );
        }

        // Who comes with a raid is not welcomed: hundreds of direct messages would only help it.
        var joins = events.OfType<ChatEvent.MemberJoined>().ToList();
        var raiders = await raids.TakeAsync(community, joins, cancellationToken);
        return
        [
            .. joins
                .Where(join => !raiders.Contains(join.Member.Id))
                .Select(join => new Effect.Welcome(join.Member.Id)
                {
                    OnceFor = $"welcome:{join.Member.Id}:{join.Key}",
                }),
        ];
    }
}
