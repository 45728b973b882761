using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Desk;
using Belong.Bot.Outbox;
using Belong.Bot.Resilience;
using Belong.Bot.Screening;
using Polly;

namespace Belong.Bot.Workers;

/// <summary>
/// Reads what happens on each platform, in order: messages go to the screening in batches, presses and commands to the
/// desk. After each connection it first catches up from the stored positions, so that nothing is missed.
/// </summary>
internal sealed partial class ChatEventWorker(
    ChatPlatforms platforms,
    MessageIntake intake,
    MemberEvents members,
    OutageNotices outages,
    CommandDesk commands,
    InteractionDispatcher interactions,
    IRecord record,
    ICursors cursors,
    TimeProvider time,
    ILogger<ChatEventWorker> logger
) : BackgroundService
{
    private const int BatchSize = 1024;

    private static readonly Backoff Pauses = new(TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(10));

    /// <summary>
    /// Until it succeeds: an event that was taken is handled, whatever the store goes through meanwhile. Handling twice
    /// does nothing twice.
    /// </summary>
    private readonly ResiliencePipeline _again = Pauses.Retry(
        time,
        fault => fault is not OperationCanceledException,
        failure =>
        {
            Log.Retrying(logger, failure.Fault, failure.What, failure.Pause);
            return ValueTask.CompletedTask;
        }
    );

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(
                platforms.All.SelectMany(platform =>
                    new[] { platform.RunAsync(commands.Specs, stoppingToken), ReadAsync(platform, stoppingToken) }
                )
            );
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends; the positions stand in the store.
        }
        catch (Exception exception)
        {
            // Without its platform the bot is of no use: the host ends, and whoever runs it starts it again.
            Log.PlatformLost(logger, exception);
            throw;
        }
    }

    private async Task ReadAsync(IChatPlatform platform, CancellationToken cancellationToken)
    {
        var batch = new List<ChatEvent>(BatchSize);
        try
        {
            while (await platform.Events.WaitToReadAsync(cancellationToken))
            {
                while (batch.Count < BatchSize && platform.Events.TryRead(out var next))
                    await TakeAsync(platform, batch, next, cancellationToken);
                await FlushAsync(platform, batch, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What was not handled is read again from its position.
        }

        await interactions.DrainAsync();
    }

    private async Task TakeAsync(
        IChatPlatform platform,
        List<ChatEvent> batch,
        ChatEvent next,
        CancellationToken cancellationToken
    )
    {
        switch (next)
        {
            // Order among these matters to the screening and to the positions.
            case ChatEvent.MessagePosted
            or ChatEvent.MessageEdited
            or ChatEvent.MessageDeleted
            or ChatEvent.MemberJoined
            or ChatEvent.MemberLeft
            or ChatEvent.MemberRenamed
            or ChatEvent.SanctionedByHand
            or ChatEvent.FilteredByPlatform:
                batch.Add(next);
                break;
            case ChatEvent.Connected:
                await FlushAsync(platform, batch, cancellationToken);
                await CatchUpAsync(platform, cancellationToken);
                break;
            case ChatEvent.Degraded change:
                await _again.DoAsync(
                    "telling of a trouble",
                    () => outages.TakeAsync(change, cancellationToken),
                    cancellationToken
                );
                break;
            case ChatEvent.CaughtUp caughtUp:
                await FlushAsync(platform, batch, cancellationToken);
                await _again.DoAsync(
                    "telling of an outage",
                    () => outages.TakeAsync(caughtUp, 0, cancellationToken),
                    cancellationToken
                );
                break;
            case ChatEvent.ButtonPressed or ChatEvent.CommandInvoked or ChatEvent.SuggestionsAsked:
                await interactions.DispatchAsync(platform, next, cancellationToken);
                break;
        }
    }

    private async Task CatchUpAsync(IChatPlatform platform, CancellationToken cancellationToken)
    {
        var flagged = 0;
        ChatEvent.CaughtUp? end = null;
        await _again.DoAsync(
            "catching up",
            async () =>
            {
                var missed = 0;
                var batch = new List<ChatEvent>(BatchSize);
                var positions = await cursors.PositionsAsync(platform.Community, cancellationToken);
                await foreach (var late in platform.ReadMissedAsync(positions, cancellationToken))
                {
                    if (late is ChatEvent.CaughtUp caughtUp)
                    {
                        end = caughtUp;
                        continue;
                    }

                    missed++;
                    batch.Add(late);
                    if (batch.Count == BatchSize)
                        flagged += await FlushAsync(platform, batch, cancellationToken);
                }

                flagged += await FlushAsync(platform, batch, cancellationToken);
                if (missed > 0)
                    Log.CaughtUp(logger, platform.Community, missed);
            },
            cancellationToken
        );
        if (end is not null)
        {
            await _again.DoAsync(
                "telling of an outage",
                () => outages.TakeAsync(end, flagged, cancellationToken),
                cancellationToken
            );
        }
    }

    /// <returns>How much was flagged.</returns>
    private async Task<int> FlushAsync(
        IChatPlatform platform,
        List<ChatEvent> batch,
        CancellationToken cancellationToken
    )
    {
        if (batch.Count == 0)
            return 0;

        var flagged = 0;
        await _again.DoAsync(
            "handling events",
            async () => flagged += await HandleAsync(platform, batch, cancellationToken),
            cancellationToken
        );
        batch.Clear();
        return flagged;
    }

    private async Task<int> HandleAsync(
        IChatPlatform platform,
        List<ChatEvent> batch,
        CancellationToken cancellationToken
    )
    {
        // First what is no message: the position that is stored with the messages may be past it.
        var others = batch.Exists(one => !IsMessage(one));
        if (others)
        {
            var follows = await members.HandleAsync(platform.Community, batch, cancellationToken);
            await record.AppendAsync(new Entry(platform.Community) { Effects = follows }, cancellationToken);
        }

        // Names and what a filter held back are screened with the messages, in their order.
        var flagged = await intake.HandleAsync(platform.Community, batch, cancellationToken);
        if (others)
        {
            // One position a stream: the messages' own are stored with them, the others' move it to the end of the
            // batch.
            var positions = batch
                .Where(one => one.Position is not null)
                .GroupBy(one => one.Position!.Value.Stream)
                .Select(stream => stream.Last().Position!.Value)
                .ToList();
            await record.AppendAsync(new Entry(platform.Community) { Positions = positions }, cancellationToken);
        }

        return flagged;
    }

    private static bool IsMessage(ChatEvent happened) =>
        happened is ChatEvent.MessagePosted or ChatEvent.MessageEdited or ChatEvent.MessageDeleted;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{What} failed; trying again in {Pause}")]
        public static partial void Retrying(ILogger logger, Exception exception, string what, TimeSpan pause);

        [LoggerMessage(LogLevel.Critical, "a platform is lost; the bot ends")]
        public static partial void PlatformLost(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Information, "{Community}: caught up since the last stop, events: {Count}")]
        public static partial void CaughtUp(ILogger logger, CommunityId community, int count);
    }
}
