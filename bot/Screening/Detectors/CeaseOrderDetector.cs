using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Screening.Detectors;

/// <summary>Settings of the watch over cease orders.</summary>
internal sealed record CeaseOrderOptions
{
    public bool Enabled { get; init; } = true;
}

/// <summary>Who was asked to stop contacting whom, as of now.</summary>
internal interface ICeaseOrders
{
    /// <summary>Reads the orders as of now; before messages that mention or answer somebody.</summary>
    Task RefreshAsync(CommunityId community, CancellationToken cancellationToken);

    /// <summary>
    /// The members whom this author was asked to leave alone; empty for most. Answers without waiting.
    /// </summary>
    IReadOnlySet<MemberId> ProtectedFrom(CommunityId community, MemberId author);
}

/// <summary>Contact with a member after being asked to stop (C8): a mention of them, or a reply to them.</summary>
internal sealed class CeaseOrderDetector(ICeaseOrders orders) : IDetector
{
    public string Name => "cease-order";

    public void Find(Utterance utterance, Findings findings)
    {
        var message = utterance.Message;
        if (message.Mentions.Count == 0 && message.ReplyToAuthor is null)
            return;

        var shielded = orders.ProtectedFrom(message.Community, message.Author);
        if (shielded.Count == 0)
            return;

        var mentions = message.Mentions.Any(shielded.Contains);
        var replies = message.ReplyToAuthor is { } answered && shielded.Contains(answered);
        if (!mentions && !replies)
            return;

        // The protected member stays unnamed here: the order names them, for those who may see it.
        var how = (mentions, replies) switch
        {
            (true, true) => "Replies to and mentions",
            (true, false) => "Mentions",
            _ => "Replies to",
        };
        findings.Add(
            new Finding(
                Name,
                FlagCategory.CeaseOrder,
                1,
                $"{how} a member whom the author was asked to stop contacting."
            )
            {
                Urgent = true,
            }
        );
    }
}
