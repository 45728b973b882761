using Belong.FakeDiscord.Control;
using Belong.FakeDiscord.Interactions;
using Belong.FakeDiscord.World;
using Person = Belong.FakeDiscord.World.Member;

namespace Belong.Tests.Journeys;

/// <summary>
/// Two moderators expel somebody on Discord: each does what the card offers, once, until it offers something else; what
/// failed in front of them, because the bot was away, they do again.
/// </summary>
internal sealed class DiscordExpulsion(DiscordFaultsTown town, Person about)
{
    public const string Propose = "Propose expulsion";
    public const string Approve = "Approve expulsion";
    public const string Verified = "removed and verified";

    /// <summary>
    /// Told of each button when Discord has passed on that it was pressed or its form sent, and the bot has not
    /// answered.
    /// </summary>
    public Action<string> Pressed { get; init; } = _ => { };

    /// <summary>Ends when the card says that it is verified.</summary>
    /// <param name="gone">The bot is killed: nobody waits any more.</param>
    public async Task RunAsync(CancellationToken gone)
    {
        for (var seen = ""; ; )
        {
            await town.UntilAsync(() =>
                gone.IsCancellationRequested
                || (town.Discord.Gateway.Online > 0 && Offer() is { } offer && offer != seen)
            );
            gone.ThrowIfCancellationRequested();
            seen = Offer();
            var card = town.CardsAbout(about)[^1];
            if (DiscordFaultsTown.Says(card, Verified))
                return;
            try
            {
                if (DiscordFaultsTown.Says(card, Propose))
                    await ProposeAsync(card, gone);
                else if (DiscordFaultsTown.Says(card, Approve))
                    await DoAsync(Approve, town.People.PressAsync(town.Town.SecondMod.User, card, Approve, gone));
            }
            catch (RefusedException)
            {
                // Decided before the kill, and the card did not say so yet: the bot has told the moderator.
            }
            catch (TimeoutException)
            {
                seen = "";
            }
        }
    }

    private async Task ProposeAsync(Message card, CancellationToken gone)
    {
        var moderator = town.Town.Mod.User;
        var opened = await AnsweredAsync(town.People.PressAsync(moderator, card, Propose, gone));
        await opened.SettledAsync(gone);
        if (opened.Modal is null)
            opened = await AnsweredAsync(town.People.PressAsync(moderator, opened.Original!, "Open the form", gone));
        await DoAsync(
            Propose,
            town.People.SubmitAsync(
                moderator,
                opened,
                new Dictionary<string, string> { ["reason"] = "It goes on." },
                gone
            )
        );
    }

    private async Task DoAsync(string button, Task<Interaction> doing)
    {
        Pressed(button);
        await AnsweredAsync(doing);
    }

    /// <exception cref="TimeoutException">The bot did not answer: Discord says that it failed.</exception>
    private static async Task<Interaction> AnsweredAsync(Task<Interaction> doing) =>
        await doing is { Failed: false } answered ? answered : throw new TimeoutException();

    /// <summary>The card's words and buttons; null while there is none.</summary>
    private string? Offer() =>
        town.CardsAbout(about) is [.., var card]
            ? $"{card.Embeds.ToJsonString()} {card.Components.ToJsonString()}"
            : null;
}
