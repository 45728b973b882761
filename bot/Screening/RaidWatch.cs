using System.Collections.Concurrent;
using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Screening;

/// <summary>
/// Counts joins, and makes one case of a raid however many take part; who joins later is added to it. Joins that are
/// read afterwards are not counted: nobody knows when they happened.
/// </summary>
internal sealed partial class RaidWatch(
    RaidOptions options,
    CaseService cases,
    ICaseStore store,
    ShadowMode shadow,
    TimeProvider time,
    ILogger<RaidWatch> logger
)
{
    // Each community's events are read by one, the communities' beside each other.
    private readonly ConcurrentDictionary<CommunityId, Watch> _watches = [];

    /// <summary>Takes note of joins. Safe to repeat with the same after any failure.</summary>
    /// <returns>Who of them belongs to a raid.</returns>
    public async Task<IReadOnlySet<MemberId>> TakeAsync(
        CommunityId community,
        IReadOnlyList<ChatEvent.MemberJoined> joins,
        CancellationToken cancellationToken
    )
    {
        HashSet<MemberId> raiders = [];
        var now = time.GetUtcNow();
        var counted = joins.Where(join => !join.Late && IsYoung(join.Member, now)).ToList();
        if (!options.Enabled || counted.Count == 0)
            return raiders;

        var watch = await WatchAsync(community, now, cancellationToken);
        foreach (var join in counted)
            watch.Recent.TryAdd(join.Member.Id, new RaidMember(join.Member.Id, now, join.Member.AccountCreated));
        foreach (var old in watch.Recent.Values.Where(one => now - one.JoinedAt > options.Window).ToList())
            watch.Recent.Remove(old.Member);
        if (watch.Until <= now && watch.Recent.Count < options.Joins)
            return raiders;

        await cases.NoteRaidAsync(community, [.. watch.Recent.Values], shadow.IsOn(community), cancellationToken);
        Log.Raid(logger, community, watch.Recent.Count);
        raiders.UnionWith(watch.Recent.Keys);
        watch.Recent.Clear();
        watch.Until = now + options.Window;
        return raiders;
    }

    private bool IsYoung(Member member, DateTimeOffset now) =>
        options.YoungAccountDays == 0
        || member.AccountCreated is not { } created
        || now - created < TimeSpan.FromDays(options.YoungAccountDays);

    /// <summary>After a start a raid that is under way is known by its case.</summary>
    private async Task<Watch> WatchAsync(CommunityId community, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_watches.TryGetValue(community, out var known))
            return known;

        var open = await store.FindOpenAsync(community, CaseState.Raid(community), Queue.Moderators, cancellationToken);
        return _watches[community] = new Watch
        {
            Until = open?.State.Raiders is [.., var last] ? last.JoinedAt + options.Window : now,
        };
    }

    private sealed class Watch
    {
        public Dictionary<MemberId, RaidMember> Recent { get; } = [];

        /// <summary>A raid is under way until then.</summary>
        public DateTimeOffset Until { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Community}: {Count} joins belong to a raid")]
        public static partial void Raid(ILogger logger, CommunityId community, int count);
    }
}
