using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Learning;
using Belong.Bot.Screening.Detectors;

namespace Belong.Bot.Screening;

/// <summary>
/// Takes what was said, in order, and sees to it that each thing said is screened exactly once: a batch is stored
/// whole, flags, messages and positions, or not at all. A stop before that repeats it.
/// </summary>
internal sealed partial class MessageIntake(
    IScreeningLog log,
    ICaseIntake cases,
    IRecord record,
    Screener screener,
    Breakers breakers,
    RepetitionDetector repetition,
    ICeaseOrders orders,
    IThresholdsInForce thresholds,
    ShadowMode shadow,
    ScreeningOptions options,
    AutoMod autoMod,
    TimeProvider time,
    ILogger<MessageIntake> logger
) : IDisposable
{
    // Detectors remember: communities take turns.
    private readonly SemaphoreSlim _turn = new(1);
    private readonly HashSet<CommunityId> _recalled = [];

    // Detectors and breakers remember what they judged: it is judged once, however often storing it is tried.
    private readonly Dictionary<CommunityId, (IReadOnlyList<ChatEvent> Events, ScreenedBatch Batch)> _unstored = [];

    /// <summary>
    /// Handles messages that were posted, edited or deleted, names, and what the platform's filter did; other events
    /// are passed over. Safe to repeat with the same events after any failure.
    /// </summary>
    /// <returns>How many of them were flagged.</returns>
    public async Task<int> HandleAsync(
        CommunityId community,
        IReadOnlyList<ChatEvent> events,
        CancellationToken cancellationToken
    )
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await RecallAsync(community, cancellationToken);
            if (
                !_unstored.TryGetValue(community, out var judged)
                || !judged.Events.SequenceEqual(events, ReferenceEqualityComparer.Instance)
            )
            {
                _unstored[community] = judged = ([.. events], await ScreenAsync(community, events, cancellationToken));
            }

            await AnnounceAsync(cancellationToken);

            // Last: where a position is stored, everything before it has been.
            await cases.TakeAsync(judged.Batch, cancellationToken);
            _unstored.Remove(community);
            return Report(judged.Batch);
        }
        catch (StaleCaseException)
        {
            // Some of it may be stored already: the next try looks which.
            _unstored.Remove(community);
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<ScreenedBatch> ScreenAsync(
        CommunityId community,
        IReadOnlyList<ChatEvent> events,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var spoken = events.Select(happened => Spoken.In(happened, options.Names, autoMod.IsOn, now)).ToList();
        var said = spoken.OfType<Spoken>().Select(one => one.Message).ToList();
        var handled =
            said.Count == 0
                ? []
                : new HashSet<(MessageId, int)>(
                    await log.KnownAsync(
                        community,
                        [.. said.Select(message => (message.Id, message.Edit)).Distinct()],
                        cancellationToken
                    )
                );
        if (said.Exists(message => message.Mentions.Count > 0 || message.ReplyToAuthor is not null))
            await orders.RefreshAsync(community, cancellationToken);

        // What is said for the first time is read at once, on all processors; judging it has to be in order.
        var fresh = spoken.ConvertAll(words =>
            words is not null && handled.Add((words.Message.Id, words.Message.Edit))
        );
        var utterances = screener.Read([.. spoken.Where((_, index) => fresh[index]).Select(words => words!.Message)]);
        var next = 0;
        List<CaseNews> news = [];
        List<ScreenedMessage> rows = new(utterances.Length);
        for (var index = 0; index < events.Count; index++)
        {
            var happened = events[index];
            if (Gone(happened) is { } gone)
                news.Add(new CaseNews.EvidenceChanged(gone, Deleted: true));
            if (!fresh[index])
                continue;

            // Before this edit's own flag: what was flagged earlier has changed, what is flagged now has not.
            var (words, utterance) = (spoken[index]!, utterances[next++]);
            if (words.Message.Edit > 0)
                news.Add(new CaseNews.EvidenceChanged(words.Message.Id, Deleted: false));

            var result = screener.Screen(utterance, happened.Late);
            var flag = FlagOf(words, result.Flag, happened.Late);
            rows.Add(result.Row with { Flagged = flag is not null });
            if (flag is not null)
                news.Add(new CaseNews.Flagged(words.Message.Author, flag));
        }

        return new ScreenedBatch(community, shadow.IsOn(community), news, rows, Positions(events));
    }

    private Flag? FlagOf(Spoken words, Flag? found, bool late) =>
        words.Filter is { } filtered ? autoMod.FlagOf(filtered, found, late)
        : words.IsName && found is not null ? found with { Message = found.Message with { NeverPosted = true } }
        : found;

    /// <summary>Logs each flag.</summary>
    /// <returns>How many there are.</returns>
    private int Report(ScreenedBatch batch)
    {
        var count = 0;
        foreach (var (_, flag) in batch.News.OfType<CaseNews.Flagged>())
        {
            Log.Flagged(logger, flag.Message.Message, flag.Message.Edit, flag.Main.Category, flag.Main.Detector);
            count++;
        }

        return count;
    }

    private async Task RecallAsync(CommunityId community, CancellationToken cancellationToken)
    {
        if (_recalled.Contains(community))
            return;

        var since = time.GetUtcNow() - repetition.Memory;
        var recent = await log.RecentAsync(community, since, repetition.Capacity, cancellationToken);
        repetition.Recall(recent);
        await thresholds.RefreshAsync(community, cancellationToken);
        _recalled.Add(community);
        if (recent.Count > 0)
            Log.Recalled(logger, community, recent.Count);
    }

    private async Task AnnounceAsync(CancellationToken cancellationToken)
    {
        foreach (var notice in breakers.Unsaid.ToList())
        {
            Log.BreakerChanged(
                logger,
                notice.Community,
                notice.Detector,
                notice.Open ? "silenced" : "believed again",
                notice.Why
            );
            await record.AppendAsync(
                new Entry(notice.Community) { Effects = [new Effect.Announce(Queue.Moderators, notice.Text)] },
                cancellationToken
            );
            breakers.MarkSaid(notice);
        }
    }

    private static MessageId? Gone(ChatEvent happened) =>
        happened switch
        {
            ChatEvent.MessageDeleted deleted => deleted.Message,
            ChatEvent.MessagePosted { Message: { ByBot: false, Deleted: true } posted } => posted.Id,
            ChatEvent.MessageEdited { Message: { ByBot: false, Deleted: true } edited } => edited.Id,
            _ => null,
        };

    private static List<EventPosition> Positions(IReadOnlyList<ChatEvent> events)
    {
        Dictionary<string, EventPosition> last = [];
        foreach (var happened in events)
        {
            if (
                happened is ChatEvent.MessagePosted or ChatEvent.MessageEdited or ChatEvent.MessageDeleted
                && happened.Position is { } position
            )
            {
                last[position.Stream] = position;
            }
        }

        return [.. last.Values];
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Message {Message}, edit {Edit}, flagged: {Category} by {Detector}")]
        public static partial void Flagged(
            ILogger logger,
            MessageId message,
            int edit,
            FlagCategory category,
            string detector
        );

        [LoggerMessage(LogLevel.Information, "{Community}: recalled {Count} messages, to recognise what is repeated")]
        public static partial void Recalled(ILogger logger, CommunityId community, int count);

        [LoggerMessage(LogLevel.Warning, "{Community}: detector {Detector} is {State}: {Why}")]
        public static partial void BreakerChanged(
            ILogger logger,
            CommunityId community,
            string detector,
            string state,
            string why
        );
    }
}
