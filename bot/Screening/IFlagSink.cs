using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Screening;

/// <summary>Where flags go. Both methods may be called again for the same after a stop, and then change nothing.</summary>
internal interface IFlagSink
{
    /// <summary>Stores the flag and the screened message together, neither without the other.</summary>
    /// <param name="shadow">Recorded and shown, and nothing is done on the platform.</param>
    Task RaiseFlagAsync(
        CommunityId community, MemberId subject, Flag flag, ScreenedMessage screened, bool shadow,
        CancellationToken cancellationToken);

    /// <summary>The author changed or removed a message. Of no consequence unless it is evidence.</summary>
    Task NoteEvidenceChangedAsync(
        CommunityId community, MessageId message, bool deleted, CancellationToken cancellationToken);
}
