using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Belong.Tests.Store;
using Moq;
using Xunit;

namespace Belong.Tests.Cases;

/// <summary>Batches of screened messages become cases, on a real database.</summary>
public sealed class CaseIntakeTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly MemberId Bo = new("local:bo");
    private readonly TemporaryStore _store = TemporaryStore.Open();
    private readonly CaseIntake _intake;
    private Func<Task> _recording = () => Task.CompletedTask;
    private int _position;

    public CaseIntakeTests()
    {
        var platform = new Mock<IChatPlatform>();
        platform.SetupGet(one => one.Community).Returns(Given.Community);
        var record = new Mock<IRecord>();
        record
            .Setup(one => one.AppendAsync(It.IsAny<Entry>(), None))
            .Returns(
                async (Entry entry, CancellationToken stop) =>
                {
                    await _recording();
                    return await _store.Record.AppendAsync(entry, stop);
                }
            );
        _intake = new CaseIntake(
            _store.Cases,
            record.Object,
            new CaseRouting(new ChatPlatforms([platform.Object])),
            CharterFile.Load(CharterFile.ShippedPath),
            new CasePolicy { FlagsPerCategory = 3 },
            _store.Time
        );
    }

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_batch_makes_one_case_a_member_and_one_card_a_case()
    {
        await TakeAsync(Flag("1", Given.Ash), Flag("2", Bo), Flag("3", Given.Ash));

        Assert.Equal(["local:1", "local:3"], await EvidenceOfAsync(Given.Ash));
        Assert.Equal(["local:2"], await EvidenceOfAsync(Bo));
        Assert.Equal(
            2,
            (await _store.Effects.ListReadyAsync(Given.Community, Given.Monday.AddDays(1), [], 10, None)).Count
        );
        Assert.Equal(2, _store.Sql<long>("SELECT count(*) FROM effects"));
        Assert.Equal(3, _store.Sql<long>("SELECT count(*) FROM screened_messages WHERE flagged = 1"));
        Assert.Equal("1", (await _store.Cursors.PositionsAsync(Given.Community, None))["messages"]);
    }

    [Fact]
    public async Task The_next_batch_goes_into_the_open_case()
    {
        await TakeAsync(Flag("1", Given.Ash));
        await TakeAsync(Flag("2", Given.Ash), Flag("3", Given.Ash));

        Assert.Equal(["local:1", "local:2", "local:3"], await EvidenceOfAsync(Given.Ash));
        Assert.Equal(1, _store.Sql<long>("SELECT count(*) FROM cases"));
    }

    [Fact]
    public async Task A_message_that_is_flagged_and_removed_in_one_batch_is_evidence_that_was_removed()
    {
        await TakeAsync(Flag("1", Given.Ash), Gone("1"), Gone("9"));

        var change = Assert.Single((await FileOfAsync(Given.Ash)).State.Changes);
        Assert.Equal(("local:1", true), (change.Message.Value, change.Deleted));
    }

    [Fact]
    public async Task Evidence_of_a_decided_case_that_is_removed_later_is_noted_there()
    {
        await TakeAsync(Flag("1", Given.Ash));
        var decided = await _store.AppendAsync(
            (await FileOfAsync(Given.Ash)).Id,
            [new CaseEvent.Dismissed(Given.Monday, Given.Moderator, Disposition.NoViolation, "no")]
        );

        await TakeAsync(Flag("2", Given.Ash), Gone("1"));

        Assert.Single((await _store.Cases.FindAsync(decided.Id, None))!.State.Changes);
        Assert.Equal(["local:2"], await EvidenceOfAsync(Given.Ash));
    }

    [Fact]
    public async Task A_full_case_takes_no_further_flag_and_the_message_is_kept_as_flagged()
    {
        await TakeAsync(Flag("1", Given.Ash), Flag("2", Given.Ash));
        await TakeAsync(Flag("3", Given.Ash), Flag("4", Given.Ash), Flag("5", Given.Ash));

        Assert.Equal(["local:1", "local:2", "local:3"], await EvidenceOfAsync(Given.Ash));
        Assert.Equal(5, _store.Sql<long>("SELECT count(*) FROM screened_messages WHERE flagged = 1"));
    }

    [Fact]
    public async Task What_a_moderator_decides_at_the_same_moment_is_not_overrun()
    {
        await TakeAsync(Flag("1", Given.Ash));
        var first = await FileOfAsync(Given.Ash);

        // The decision falls between the loading and the storing of the batch.
        var dismissed = false;
        _recording = async () =>
        {
            if (dismissed)
                return;
            dismissed = true;
            await _store.AppendAsync(
                first.Id,
                [new CaseEvent.Dismissed(Given.Monday, Given.Moderator, Disposition.NoViolation, "no")]
            );
        };
        await TakeAsync(Flag("2", Given.Ash));

        Assert.Equal(["local:2"], await EvidenceOfAsync(Given.Ash));
        Assert.Single((await _store.Cases.FindAsync(first.Id, None))!.State.Flags);
    }

    private Task TakeAsync(params (CaseNews News, ScreenedMessage? Said)[] batch) =>
        _intake.TakeAsync(
            new ScreenedBatch(
                Given.Community,
                Shadow: false,
                [.. batch.Select(one => one.News)],
                [.. batch.Select(one => one.Said).OfType<ScreenedMessage>()],
                [new EventPosition("messages", $"{++_position}")]
            ),
            None
        );

    private static (CaseNews, ScreenedMessage?) Flag(string message, MemberId by) =>
        (
            new CaseNews.Flagged(by, Given.Flagged($"local:{message}").Flag),
            Given.Said($"local:{message}") with
            {
                Author = by,
                Flagged = true,
            }
        );

    private static (CaseNews, ScreenedMessage?) Gone(string message) =>
        (new CaseNews.EvidenceChanged(new MessageId($"local:{message}"), Deleted: true), null);

    private async Task<CaseFile> FileOfAsync(MemberId subject) =>
        (await _store.Cases.FindOpenAsync(Given.Community, subject, Queue.Moderators, None))!;

    private async Task<IEnumerable<string>> EvidenceOfAsync(MemberId subject) =>
        (await FileOfAsync(subject)).State.Flags.Select(flag => flag.Message.Message.Value);
}
