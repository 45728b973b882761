using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Xunit;

namespace Belong.Tests.Store;

public sealed class ReportTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly MemberId Bo = new("local:bo");
    private readonly TemporaryStore _store = TemporaryStore.Open();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_report_gets_a_receipt_number_and_its_token_a_name()
    {
        var receipt = await ReportAsync(null, "Reporter-1", "local:bo");

        var party = (await _store.Cases.FindAsync(receipt.Case, None))!.Parties.Single();
        Assert.Equal(Given.Party("Reporter-1", "local:bo") with { Report = receipt.Report }, party);
        Assert.NotNull(receipt.Report);
    }

    [Fact]
    public async Task An_affected_person_may_be_known_by_name_alone_and_has_no_receipt()
    {
        var affected = new CaseParty("Affected-1", new MemberIdOrName(null, "Sam from the café"), Confidential: true);
        var change = Given.NewCase(Given.Opened(), Given.Reported("Reporter-1")) with
        {
            Parties = [Given.Party("Reporter-1", "local:bo"), affected],
        };

        var receipt = await _store.AppendAsync(change, None);

        var parties = (await _store.Cases.FindAsync(receipt.Case, None))!.Parties;
        Assert.Contains(affected, parties);
        Assert.Equal(2, parties.Count);
    }

    [Fact]
    public async Task Reporters_see_their_own_reports_newest_first_with_what_became_of_them()
    {
        var first = await ReportAsync(null, "Reporter-1", "local:bo");
        var second = await ReportAsync(first.Case, "Reporter-2", "local:cy");
        var third = await ReportAsync(first.Case, "Reporter-1", "local:bo");
        await _store.AppendAsync(
            first.Case,
            [new CaseEvent.Warned(Given.Monday, Given.Moderator, new ClauseId("C6"), "words")]
        );

        var mine = await _store.Lists.ReportsByAsync(Given.Community, Bo, None);

        Assert.Equal([third.Report, first.Report], mine.Select(report => (long?)report.Number));
        Assert.All(
            mine,
            report =>
                Assert.Equal(
                    (first.Case, new ClauseId("C6"), Given.Monday, CaseStatus.Decided, Disposition.Warning),
                    (report.Case, report.Clause, report.At, report.Status, report.Disposition)
                )
        );
        Assert.Equal(
            second.Report,
            (await _store.Lists.ReportsByAsync(Given.Community, new MemberId("local:cy"), None)).Single().Number
        );
        Assert.Empty(await _store.Lists.ReportsByAsync(new CommunityId("local:other"), Bo, None));
    }

    [Fact]
    public async Task Confidence_once_asked_for_is_kept_and_a_token_keeps_its_name()
    {
        var first = await ReportAsync(null, "Reporter-1", "local:bo", confidential: true);
        await ReportAsync(first.Case, "Reporter-1", "local:bo", confidential: false);

        var party = (await _store.Cases.FindAsync(first.Case, None))!.Parties.Single();

        Assert.True(party.Confidential);
        Assert.Equal(Bo, party.Member.Id);
    }

    [Fact]
    public async Task No_event_of_a_case_names_its_reporter()
    {
        await ReportAsync(null, "Reporter-1", "local:bo");

        Assert.Equal(
            0,
            _store.Sql<long>("SELECT count(*) FROM case_events WHERE payload LIKE '%local:bo%' OR by = 'local:bo'")
        );
        Assert.Equal(1, _store.Sql<long>("SELECT count(*) FROM case_parties WHERE member = 'local:bo'"));
    }

    private async Task<CaseReceipt> ReportAsync(CaseId? id, string token, string member, bool confidential = true)
    {
        var change = id is { } known
            ? Given.ChangeOf((await _store.Cases.FindAsync(known, None))!, Given.Reported(token))
            : Given.NewCase(Given.Opened(), Given.Reported(token));
        return await _store.AppendAsync(change with { Parties = [Given.Party(token, member, confidential)] }, None);
    }
}
