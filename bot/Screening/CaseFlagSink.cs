using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Screening;

/// <summary>Flags become cases.</summary>
internal sealed class CaseFlagSink(CaseService cases) : IFlagSink
{
    public Task RaiseFlagAsync(
        CommunityId community, MemberId subject, Flag flag, ScreenedMessage screened, bool shadow,
        CancellationToken cancellationToken) =>
        cases.RaiseFlagAsync(community, subject, flag, screened, shadow, cancellationToken);

    public Task NoteEvidenceChangedAsync(
        CommunityId community, MessageId message, bool deleted, CancellationToken cancellationToken) =>
        cases.NoteEvidenceChangedAsync(community, message, deleted, cancellationToken);
}
