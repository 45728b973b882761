using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Tests.Screening;

/// <summary>Keeps what was raised; records the rest in the log, as the cases do.</summary>
internal sealed class FakeCaseIntake(FakeScreeningLog log) : ICaseIntake
{
    public List<(MemberId Subject, Flag Flag, bool Shadow)> Raised { get; } = [];

    public List<(MessageId Message, bool Deleted)> Changes { get; } = [];

    /// <summary>Everything that was asked, in order.</summary>
    public List<string> Journal { get; } = [];

    public IReadOnlyList<Flag> Flags => [.. Raised.Select(raised => raised.Flag)];

    public Task TakeAsync(ScreenedBatch batch, CancellationToken cancellationToken)
    {
        log.Record(batch);
        foreach (var news in batch.News)
        {
            switch (news)
            {
                case CaseNews.Flagged(var subject, var flag):
                    Journal.Add($"flag {flag.Message.Message} {flag.Message.Edit}");
                    Raised.Add((subject, flag, batch.Shadow));
                    break;
                case CaseNews.EvidenceChanged(var message, var deleted):
                    Journal.Add($"{(deleted ? "deleted" : "edited")} {message}");
                    Changes.Add((message, deleted));
                    break;
            }
        }

        return Task.CompletedTask;
    }
}
