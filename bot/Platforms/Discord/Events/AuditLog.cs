using System.Text.Json;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Guilds;
using Belong.Bot.Platforms.Discord.Memory;
using Belong.Bot.Platforms.Discord.Rest;

namespace Belong.Bot.Platforms.Discord.Events;

/// <summary>
/// Reads the audit log by REST: after every new session and each hour, since the gateway's word of an entry may be
/// lost. Begins two hours before the last entry known, for those that Discord lists late. What one reading found counts
/// as known with the next: a bot that ends before it has handled it is told again.
/// </summary>
internal sealed class AuditLog(
    GuildState guild,
    DiscordRest rest,
    HandSanctions sanctions,
    Ledger ledger,
    TimeProvider time
)
{
    public const string Remedy =
        "The bot may not view the audit log, so bans, kicks and time-outs by hand do not become cases. "
        + "Give the bot's role View Audit Log.";

    private const string FirstEntry = "audit-begun";
    private const string LastEntry = "audit-entry";
    private const int PageLength = 100;

    private static readonly TimeSpan Overlap = TimeSpan.FromHours(2);

    private ulong _last;

    /// <summary>False once Discord has refused.</summary>
    public bool IsReadable { get; private set; } = true;

    /// <summary>At the very first start: what was before the bot is not its business, all that follows is.</summary>
    public void Begin()
    {
        if (Noted(FirstEntry) is null)
            Note(FirstEntry, Noted(LastEntry) ?? Snowflake.At(time.GetUtcNow()));
    }

    /// <summary>The sanctions that were not told yet, oldest first.</summary>
    /// <exception cref="PlatformException">Transient: nothing is lost, all of them are asked for again.</exception>
    public async Task<IReadOnlyList<ChatEvent>> ReadMissedAsync(CancellationToken cancellationToken)
    {
        Begin();
        if (_last > 0)
            Note(LastEntry, _last);
        try
        {
            return await ReadAllAsync(cancellationToken);
        }
        catch (PlatformException refused) when (refused.Fault == PlatformFault.Forbidden)
        {
            IsReadable = false;
            return [];
        }
    }

    private async Task<IReadOnlyList<ChatEvent>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var first = Noted(FirstEntry) ?? 0;
        var last = Math.Max(first, Noted(LastEntry) ?? 0);
        List<JsonElement> found = [];
        for (var after = Math.Max(first, Snowflake.At(Snowflake.TimeOf(last) - Overlap)); ; )
        {
            var page = await rest.SendAsync(
                DiscordCall.Get($"/guilds/{guild.Id}/audit-logs?after={after}&limit={PageLength}"),
                cancellationToken
            );
            var entries = page.List("audit_log_entries")
                .Where(entry => entry.Id("id") > after)
                .OrderBy(entry => entry.Id("id"))
                .ToList();
            found.AddRange(entries);
            if (entries.Count > 0)
                after = entries[^1].Id("id")!.Value;
            last = Math.Max(last, after);
            if (entries.Count < PageLength)
                break;
        }

        // Only now that all are here: whoever is told of one is not told of it again.
        (IsReadable, _last) = (true, last);
        return [.. found.Select(sanctions.Read).OfType<ChatEvent>()];
    }

    private ulong? Noted(string name) => Snowflake.TryParse(ledger.Note(guild.Id, name), out var entry) ? entry : null;

    private void Note(string name, ulong entry) => ledger.SetNote(guild.Id, name, Snowflake.Text(entry));
}
