using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Belong.Tests.Store;
using Moq;
using Xunit;

namespace Belong.Tests.Cases;

/// <summary>Which case an act goes into, on a real database, and what happens when two act at once.</summary>
public sealed class CaseServiceTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Actor Moderator = new(Given.Moderator, Roles.Member | Roles.Moderator);
    private static readonly ClauseId C1 = new("C1");
    private readonly TemporaryStore _store = TemporaryStore.Open();
    private readonly Mock<IChatPlatform> _platform = new();
    private readonly Mock<IRecord> _record = new();
    private readonly CaseService _cases;
    private int _beaten;
    private int _appended;

    public CaseServiceTests()
    {
        _platform.SetupGet(one => one.Community).Returns(Given.Community);
        _record
            .Setup(one => one.AppendAsync(It.IsAny<Entry>(), None))
            .Returns(
                (Entry entry, CancellationToken stop) =>
                {
                    _appended++;
                    return _beaten-- > 0
                        ? throw new StaleCaseException(new CaseId(1))
                        : _store.Record.AppendAsync(entry, stop);
                }
            );
        _cases = new CaseService(
            _store.Cases,
            _record.Object,
            new CaseRouting(new ChatPlatforms([_platform.Object])),
            CharterFile.Load(CharterFile.ShippedPath),
            new CasePolicy(),
            _store.Time
        );
    }

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Reports_about_a_member_go_into_one_open_case_and_have_each_a_receipt()
    {
        var first = await ReportAsync(Given.Ash);
        var second = await ReportAsync(Given.Ash);

        Assert.Equal(first.File!.Id, second.File!.Id);
        Assert.NotNull(first.Report);
        Assert.NotEqual(first.Report, second.Report);
        Assert.Equal(2, second.File.State.Reports.Count);
        Assert.Equal(2, second.File.Parties.Count);
        Assert.False(first.File.State.Shadow);
    }

    [Fact]
    public async Task After_a_decision_the_next_report_opens_another_case_that_knows_of_the_first()
    {
        var first = await ReportAsync(Given.Ash);
        await _cases.DecideAsync(first.File!.Id, new CaseAction.Warn(C1, "stop"), Moderator, None);

        var second = await ReportAsync(Given.Ash);

        Assert.NotEqual(first.File.Id, second.File!.Id);
        Assert.Equal(
            [first.File.Id],
            (await _cases.HistoryAsync(Given.Community, Given.Ash, second.File.Id, None)).Select(past => past.Id)
        );
    }

    [Theory]
    [InlineData(Roles.Member, nameof(Queue.Moderators))]
    [InlineData(Roles.Moderator, nameof(Queue.Operators))]
    [InlineData(Roles.Operator, nameof(Queue.Trustee))]
    [InlineData(Roles.Trustee, nameof(Queue.Trustee))]
    public async Task A_case_is_routed_round_whom_it_is_about(object roles, string queue)
    {
        _platform
            .Setup(one => one.FindMemberAsync(Given.Ash, None))
            .ReturnsAsync(new Member(Given.Ash, "Ash", Roles.Member | (Roles)roles));

        Assert.Equal(queue, (await ReportAsync(Given.Ash)).File!.State.Queue.ToString());
    }

    [Fact]
    public async Task Who_is_not_here_any_more_is_the_moderators_case_and_Belong_itself_the_trustees()
    {
        Assert.Equal(Queue.Moderators, (await ReportAsync(Given.Ash)).File!.State.Queue);
        Assert.Equal(Queue.Trustee, (await ReportAsync(CaseState.Belong(Given.Community))).File!.State.Queue);
    }

    [Fact]
    public async Task A_sanction_from_a_person_opens_a_case_or_is_refused_and_nothing_is_stored()
    {
        var refused = await _cases.DecideAboutAsync(
            Given.Community,
            Given.Ash,
            new CaseAction.Warn(new ClauseId("M2d"), ""),
            Moderator,
            None
        );
        Assert.Equal(Refusal.ClauseNotSanctionable, refused.Refusal);
        Assert.Null(refused.File);
        Assert.Equal(0, _appended);

        var decided = await _cases.DecideAboutAsync(
            Given.Community,
            Given.Ash,
            new CaseAction.Warn(C1, "stop"),
            Moderator,
            None
        );
        Assert.Null(decided.Refusal);
        Assert.Equal(CaseStatus.Decided, decided.File!.State.Status);
        Assert.Null(decided.Report);
    }

    [Fact]
    public async Task An_action_on_no_case_is_null_and_a_refused_one_gives_the_case_as_it_stands()
    {
        Assert.Null(await _cases.DecideAsync(new CaseId(77), new CaseAction.Claim(), Moderator, None));
        var file = await _store.CaseAsync();

        var refused = await _cases.DecideAsync(file.Id, new CaseAction.ApproveExpulsion(), Moderator, None);

        Assert.Equal(Refusal.NoProposal, refused!.Refusal);
        Assert.Equal(file.State.Version, refused.File!.State.Version);
    }

    [Fact]
    public async Task Whoever_is_beaten_to_it_decides_again_and_after_eight_times_gives_up()
    {
        var file = await _store.CaseAsync();
        _beaten = 7;
        var claimed = await _cases.DecideAsync(file.Id, new CaseAction.Claim(), Moderator, None);
        Assert.Equal((Given.Moderator, 8), (claimed!.File!.State.ClaimedBy!.Value, _appended));

        _beaten = 8;
        await Assert.ThrowsAsync<StaleCaseException>(() =>
            _cases.DecideAsync(file.Id, new CaseAction.AddNote("x"), Moderator, None)
        );
        Assert.Equal(16, _appended);
    }

    [Fact]
    public async Task The_outcome_of_an_effect_is_stored_with_the_effects_end()
    {
        var file = await _store.CaseAsync();
        await _cases.DecideAsync(file.Id, new CaseAction.Hide(), Moderator, None);
        var hide = await _store.Effects.ListReadyAsync(Given.Community, Given.Monday.AddDays(1), [], 10, None);
        var effect = hide.Single(one => one.Effect is Effect.HideMessage).Effect;

        await _cases.RecordOutcomeAsync(file.Id, effect, EffectOutcome.Success, None);

        Assert.True((await _store.Cases.FindAsync(file.Id, None))!.State.Hidden.Single().Done);
        Assert.Equal("Verified", _store.Sql<string>($"SELECT state FROM effects WHERE kind = 'hide-message'"));
    }

    [Fact]
    public async Task What_was_done_by_hand_is_noted_once_also_after_its_case_is_decided()
    {
        await ByHandAsync(HandSanction.Ban, "local:change-1");
        var file = (await OpenAsync(Given.Ash))!;
        Assert.Equal(HandSanction.Ban, Assert.Single(file.State.ByHand).Kind);
        Assert.True(file.State.Shadow);
        await _cases.DecideAsync(
            file.Id,
            new CaseAction.Dismiss(Disposition.NoViolation, "a mistake"),
            Moderator,
            None
        );

        await ByHandAsync(HandSanction.Ban, "local:change-1");

        Assert.Null(await OpenAsync(Given.Ash));
    }

    [Theory]
    [InlineData(HandSanction.Unban)]
    [InlineData(HandSanction.TimeOutLifted)]
    public async Task What_undoes_a_sanction_opens_no_case_where_there_is_none_to_undo(object kind)
    {
        await ByHandAsync((HandSanction)kind, "local:change-1");
        Assert.Null(await OpenAsync(Given.Ash));

        var file = await _store.CaseAsync();
        await ByHandAsync((HandSanction)kind, "local:change-2");
        Assert.Single((await _store.Cases.FindAsync(file.Id, None))!.State.ByHand);
    }

    [Theory]
    [InlineData(HandSanction.Unban, true)]
    [InlineData(HandSanction.TimeOutLifted, false)]
    public async Task An_unban_against_an_expulsion_on_record_opens_a_case(object kind, bool opens)
    {
        await ExpelAsync();

        await ByHandAsync((HandSanction)kind, "local:change-1");

        Assert.Equal(opens, await OpenAsync(Given.Ash) is not null);
    }

    [Fact]
    public async Task An_unban_after_an_upheld_appeal_is_nobodys_case()
    {
        var file = await ExpelAsync();
        await _cases.DecideAsync(
            file.Id,
            new CaseAction.HearAppeal(Upheld: true, "not what was meant"),
            new Actor(new MemberId("local:trustee"), Roles.Member | Roles.Operator),
            None
        );

        await ByHandAsync(HandSanction.Unban, "local:change-1");

        Assert.Null(await OpenAsync(Given.Ash));
    }

    [Fact]
    public async Task A_raid_is_one_case_of_the_moderators()
    {
        await _cases.NoteRaidAsync(Given.Community, [Joined("local:a")], shadow: true, None);
        await _cases.NoteRaidAsync(Given.Community, [Joined("local:b")], shadow: true, None);

        var file = (await OpenAsync(CaseState.Raid(Given.Community)))!;
        Assert.Equal((2, true), (file.State.Raiders.Count, file.State.Shadow));
    }

    private Task<CaseResult> ReportAsync(MemberId about) =>
        _cases.ReportAsync(
            Given.Community,
            about,
            new Concern(C1, "again and again"),
            affected: null,
            new Actor(new MemberId("local:reporter"), Roles.Member),
            None
        );

    private Task ByHandAsync(HandSanction kind, string key) =>
        _cases.NoteByHandAsync(
            Given.Community,
            Given.Ash,
            new CaseAction.NoteByHand(Given.Moderator, kind, null, Given.Monday, key),
            shadow: true,
            None
        );

    private Task<CaseFile?> OpenAsync(MemberId subject) =>
        _store.Cases.FindOpenAsync(Given.Community, subject, Queue.Moderators, None);

    private async Task<CaseFile> ExpelAsync()
    {
        var file = await _store.CaseAsync();
        await _cases.DecideAsync(
            file.Id,
            new CaseAction.ProposeExpulsion(C1, "third time", Removal.Ban),
            Moderator,
            None
        );
        await _cases.DecideAsync(
            file.Id,
            new CaseAction.ApproveExpulsion(),
            new Actor(new MemberId("local:second"), Roles.Member | Roles.Moderator),
            None
        );
        return file;
    }

    private static RaidMember Joined(string member) => new(new MemberId(member), Given.Monday, null);
}
