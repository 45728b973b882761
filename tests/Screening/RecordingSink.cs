using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Screening;

namespace Belong.Tests.Screening;

/// <summary>Keeps what was raised; stores flag and row together, as the cases do.</summary>
internal sealed class RecordingSink(MemoryScreeningLog log) : IFlagSink
{
    public List<(MemberId Subject, Flag Flag, bool Shadow)> Raised { get; } = [];

    public List<(MessageId Message, bool Deleted)> Changes { get; } = [];

    /// <summary>Everything that was asked, in order.</summary>
    public List<string> Journal { get; } = [];

    /// <summary>The next flags fail before they are stored.</summary>
    public int FailFlags { get; set; }

    public IReadOnlyList<Flag> Flags => [.. Raised.Select(raised => raised.Flag)];

    public Task RaiseFlagAsync(
        CommunityId community, MemberId subject, Flag flag, ScreenedMessage screened, bool shadow,
        CancellationToken cancellationToken)
    {
        if (FailFlags-- > 0)
            throw new IOException("the database is locked");

        Journal.Add($"flag {flag.Message.Message} {flag.Message.Edit}");
        Raised.Add((subject, flag, shadow));
        log.Add(screened);
        return Task.CompletedTask;
    }

    public Task NoteEvidenceChangedAsync(
        CommunityId community, MessageId message, bool deleted, CancellationToken cancellationToken)
    {
        Journal.Add($"{(deleted ? "deleted" : "edited")} {message}");
        Changes.Add((message, deleted));
        return Task.CompletedTask;
    }
}
