using System.Collections.Concurrent;
using System.Text.Json;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Guilds;
using Belong.Bot.Platforms.Discord.Memory;
using Belong.Bot.Platforms.Discord.Rest;

namespace Belong.Bot.Platforms.Discord.Members;

/// <summary>
/// The members of a server: one of them is asked for from Discord each time that it must be certain, all of them once
/// for each session, from then on kept by what the gateway tells.
/// </summary>
internal sealed class GuildMembers(GuildState guild, DiscordRest rest, NameBook names) : IDisposable
{
    private const int PageLength = 1000;

    private readonly ConcurrentDictionary<ulong, Told> _known = new();
    private readonly SemaphoreSlim _loading = new(1);
    private volatile int _session;
    private volatile int _listed = -1;

    /// <summary>
    /// False where the server members intent is not granted: then only those who were seen are known.
    /// </summary>
    public bool MayList { get; set; } = true;

    /// <summary>What the gateway last told of somebody, be it in a session that is over; null for nothing.</summary>
    public GuildMember? Seen(ulong person) => _known.GetValueOrDefault(person).Member;

    /// <summary>
    /// Somebody of whom the gateway has told in this session: it tells of every change since, so Discord need not be
    /// asked.
    /// Null where it has to be.
    /// </summary>
    public GuildMember? Current(ulong person) =>
        MayList && _known.TryGetValue(person, out var told) && told.Session == _session ? told.Member : null;

    /// <summary>The name by which somebody was last known, also after they left; null for who was never seen.</summary>
    public string? NameOf(ulong person) => names.Find(person);

    /// <summary>Takes over what Discord told of somebody who is here.</summary>
    public void Put(GuildMember member)
    {
        names.Note(member.Id, member.Name);
        _known[member.Id] = new Told(member, _session);
        guild.PutSelf(member);
    }

    public void Remove(ulong person) => _known.TryRemove(person, out _);

    /// <summary>
    /// After a new session things may have been missed: the list is asked for again when it is needed.
    /// </summary>
    public void Doubt() => Interlocked.Increment(ref _session);

    /// <summary>Somebody as of now; null for who is not here.</summary>
    /// <exception cref="PlatformException">Discord could not be asked.</exception>
    public async Task<GuildMember?> FetchAsync(ulong person, CancellationToken cancellationToken)
    {
        try
        {
            var found = GuildMember.Read(
                await rest.SendAsync(DiscordCall.Get($"/guilds/{guild.Id}/members/{person}"), cancellationToken)
            );
            if (found is not null)
                Put(found);
            return found;
        }
        catch (PlatformException none) when (none.Fault == PlatformFault.NotFound)
        {
            Remove(person);
            return null;
        }
    }

    /// <summary>
    /// The name of somebody, also of who has left before the bot could keep it: then the one that Discord knows them by
    /// everywhere. Null where Discord knows nobody.
    /// </summary>
    /// <exception cref="PlatformException">Discord could not be asked.</exception>
    public async Task<string?> NameOfAsync(ulong person, CancellationToken cancellationToken)
    {
        if ((NameOf(person) ?? (await FetchAsync(person, cancellationToken))?.Name) is { } known)
            return known;
        try
        {
            var name = GuildMember.NameOf(await rest.SendAsync(DiscordCall.Get($"/users/{person}"), cancellationToken));
            names.Note(person, name);
            return name;
        }
        catch (PlatformException none) when (none.Fault == PlatformFault.NotFound)
        {
            return null;
        }
    }

    /// <summary>Everybody who is here, bots among them.</summary>
    public async Task<IReadOnlyCollection<GuildMember>> AllAsync(CancellationToken cancellationToken)
    {
        if (_listed != _session && MayList)
        {
            await _loading.WaitAsync(cancellationToken);
            try
            {
                if (_listed != _session)
                    await LoadAsync(cancellationToken);
            }
            finally
            {
                _loading.Release();
            }
        }

        return [.. _known.Values.Select(told => told.Member)];
    }

    public void Dispose() => _loading.Dispose();

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var session = _session;
        var before = _known.Keys.ToHashSet();
        try
        {
            for (ulong after = 0; ; )
            {
                var page = await rest.SendAsync(
                    DiscordCall.Get($"/guilds/{guild.Id}/members?limit={PageLength}&after={after}"),
                    cancellationToken
                );
                var members =
                    page.ValueKind == JsonValueKind.Array
                        ? page.EnumerateArray().Select(one => GuildMember.Read(one)).OfType<GuildMember>().ToList()
                        : [];
                foreach (var member in members)
                {
                    Put(member);
                    before.Remove(member.Id);
                }

                if (members.Count < PageLength)
                    break;
                after = members.Max(member => member.Id);
            }

            foreach (var gone in before)
                Remove(gone);

            // Only now: until then others wait for the whole list. Of a session that has ended since it says nothing.
            _listed = session;
        }
        catch (PlatformException refused) when (refused.Fault == PlatformFault.Forbidden)
        {
            MayList = false;
        }
    }

    /// <param name="Session">The session, counted by the directory, in which Discord told of the member.</param>
    private readonly record struct Told(GuildMember Member, int Session);
}
