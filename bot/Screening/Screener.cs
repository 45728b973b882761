using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Screening;

/// <summary>What screening made of one message.</summary>
/// <param name="Flag">Null for most.</param>
/// <param name="Row">What is remembered of it in any case: ids, scores, a fingerprint, never its words.</param>
internal sealed record ScreeningResult(Flag? Flag, ScreenedMessage Row);

/// <summary>
/// Reads each text once and asks every detector. What needs nothing but the text is read on all processors; messages
/// are judged one at a time, in the order in which they were said: what repeats depends on what came before.
/// </summary>
internal sealed partial class Screener(
    IEnumerable<IDetector> detectors,
    CommunityThresholds thresholds,
    Breakers breakers,
    ILogger<Screener> logger
)
{
    /// <summary>Fewer messages are read sooner than other threads are woken.</summary>
    private const int FewestToShare = 8;

    private readonly IDetector[] _detectors = [.. detectors];
    private readonly Findings _findings = new();

    /// <summary>Normalises messages, and has the detectors read them.</summary>
    /// <returns>One for each message, in their order.</returns>
    public Utterance[] Read(IReadOnlyList<ChatMessage> messages)
    {
        var utterances = new Utterance[messages.Count];
        if (messages.Count < FewestToShare)
        {
            for (var i = 0; i < utterances.Length; i++)
                utterances[i] = Read(messages[i]);
        }
        else
        {
            Parallel.For(0, utterances.Length, i => utterances[i] = Read(messages[i]));
        }

        return utterances;
    }

    /// <param name="utterance">What <see cref="Read(IReadOnlyList{ChatMessage})"/> gave.</param>
    /// <param name="late">Read after a stop, not as it was said.</param>
    public ScreeningResult Screen(Utterance utterance, bool late)
    {
        var message = utterance.Message;
        _findings.Begin(thresholds[message.Community]);
        foreach (var detector in detectors)
        {
            var before = _findings.Found.Count;
            Ask(detector, utterance);
            if (!breakers.Believes(detector.Name, message, found: _findings.Found.Count > before))
                _findings.KeepOnly(before);
        }

        var flag = FlagPolicy.Weigh(utterance, _findings.Found, late);
        var row = new ScreenedMessage(
            message.Community,
            message.Channel,
            message.Id,
            message.Edit,
            message.Author,
            message.At,
            utterance.Fingerprints.Kept,
            _findings.Scores()
        )
        {
            Flagged = flag is not null,
            Shadow = _findings.Shadow(),
        };
        return new ScreeningResult(flag, row);
    }

    private Utterance Read(ChatMessage message)
    {
        var utterance = new Utterance(message);
        foreach (var detector in detectors)
        {
            try
            {
                detector.Read(utterance);
            }
#pragma warning disable CA1031 // What cannot be read is told, and left out, when it is judged.
            catch (Exception)
#pragma warning restore CA1031
            { }
        }

        return utterance;
    }

    // One detector's fault on one message must neither stop the others nor hold up everything said after it.
    private void Ask(IDetector detector, Utterance utterance)
    {
        try
        {
            detector.Find(utterance, _findings);
        }
        catch (Exception fault)
        {
            // The exception's own message may quote the text; its type and place do not.
            Log.DetectorFailed(
                logger,
                detector.Name,
                utterance.Message.Id,
                utterance.Message.Edit,
                fault.GetType().Name,
                fault.StackTrace
            );
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Detector {Detector} failed on message {Message}, edit {Edit}, and was left out: "
                + "{Fault}\n{Place}"
        )]
        public static partial void DetectorFailed(
            ILogger logger,
            string detector,
            MessageId message,
            int edit,
            string fault,
            string? place
        );
    }
}
