using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>
/// Turns what was screened into cases: each flag goes into the subject's open case, or a new one. A batch is decided in
/// its order and stored in one transaction with the record that its messages were screened, so that a thousand messages
/// cost one commit, and neither a flag nor its message is ever there without the other.
/// </summary>
internal sealed class CaseIntake(
    ICaseStore store,
    IRecord record,
    CaseRouting routing,
    CommunityCharter charter,
    CasePolicy policy,
    TimeProvider time
) : ICaseIntake
{
    public async Task TakeAsync(ScreenedBatch batch, CancellationToken cancellationToken)
    {
        // Asked before anything is read from the store: a platform may take its time.
        Dictionary<MemberId, Queue> queues = [];
        foreach (var subject in batch.News.OfType<CaseNews.Flagged>().Select(flagged => flagged.Subject))
        {
            if (!queues.ContainsKey(subject))
                queues[subject] = await routing.QueueForAsync(batch.Community, subject, cancellationToken);
        }

        await CaseService.AgainWhileStaleAsync(async () =>
        {
            var changes = batch.News.Count == 0 ? [] : await DecideAsync(batch, queues, cancellationToken);
            return await record.AppendAsync(
                new Entry(batch.Community)
                {
                    Changes = changes,
                    Messages = batch.Messages,
                    Positions = batch.Positions,
                },
                cancellationToken
            );
        });
    }

    private async Task<List<CaseChange>> DecideAsync(
        ScreenedBatch batch,
        Dictionary<MemberId, Queue> queues,
        CancellationToken cancellationToken
    )
    {
        var messages = batch.News.OfType<CaseNews.EvidenceChanged>().Select(changed => changed.Message).ToHashSet();
        var background = await store.LoadAsync(batch.Community, queues.Keys, messages, cancellationToken);
        var drafts = background.Files.Select(file => new CaseDraft(file)).ToList();
        var open = drafts.Where(draft => draft.IsOpen).ToDictionary(draft => (draft.Subject, draft.Queue));
        var evidence = background.Evidence.ToDictionary(
            one => one.Key,
            one => drafts.Single(draft => draft.Id == one.Value)
        );
        var now = time.GetUtcNow();
        foreach (var news in batch.News)
        {
            switch (news)
            {
                case CaseNews.Flagged(var subject, var flag):
                    var queue = queues[subject];
                    if (!open.TryGetValue((subject, queue), out var draft))
                    {
                        draft = new CaseDraft(new CaseOpening(batch.Community, subject, queue, batch.Shadow));
                        drafts.Add(open[(subject, queue)] = draft);
                    }

                    // A full case takes no further flag of the kind; that the message was seen is kept all the same.
                    if (draft.Decide(new CaseAction.RaiseFlag(flag), ContextOf(draft, background), now))
                        evidence[flag.Message.Message] = draft;
                    break;
                case CaseNews.EvidenceChanged(var message, var deleted):
                    if (evidence.TryGetValue(message, out var about))
                    {
                        about.Decide(
                            new CaseAction.NoteEvidenceChange(message, deleted),
                            ContextOf(about, background),
                            now
                        );
                    }

                    break;
            }
        }

        return [.. drafts.Select(draft => draft.Change).OfType<CaseChange>()];
    }

    private CaseContext ContextOf(CaseDraft draft, CaseBackground background) =>
        new(charter, policy, draft.Parties, [.. background.Histories[draft.Subject].Where(past => past.Id != draft.Id)])
        {
            Opening = draft.Opening,
        };
}
