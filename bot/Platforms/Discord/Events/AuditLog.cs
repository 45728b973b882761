using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Guilds;
using Belong.Bot.Platforms.Discord.Memory;
using Belong.Bot.Platforms.Discord.Rest;

namespace Belong.Bot.Platforms.Discord.Events;

/// <summary>
/// Reads the audit log by REST: after every new session and each hour, since the gateway's word of an entry may be lost.
/// Begins two hours before the last entry known, so that one is not lost either which was told and never handled.
/// </summary>
internal sealed class AuditLog(GuildState guild, DiscordRest rest, HandSanctions sanctions, Ledger ledger, TimeProvider time)
{
    public const string Remedy =
        "The bot may not view the audit log, so bans, kicks and time-outs by hand do not become cases. "
        + "Give the bot's role View Audit Log.";

    private const string LastEntry = "audit-entry";
    private const int PageLength = 100;

    private static readonly TimeSpan Overlap = TimeSpan.FromHours(2);

    /// <summary>False once Discord has refused.</summary>
    public bool IsReadable { get; private set; } = true;

    /// <summary>The sanctions that were not told yet, oldest first. At the first start none: what was before the bot is not its business.</summary>
    /// <exception cref="PlatformException">Transient.</exception>
    public async Task<IReadOnlyList<ChatEvent>> ReadMissedAsync(CancellationToken cancellationToken)
    {
        if (ledger.Note(guild.Id, LastEntry) is not { } text || !Snowflake.TryParse(text, out var last))
        {
            ledger.SetNote(guild.Id, LastEntry, Snowflake.Text(Snowflake.At(time.GetUtcNow())));
            return [];
        }

        try
        {
            return await ReadAfterAsync(last, cancellationToken);
        }
        catch (PlatformException refused) when (refused.Fault == PlatformFault.Forbidden)
        {
            IsReadable = false;
            return [];
        }
    }

    private async Task<IReadOnlyList<ChatEvent>> ReadAfterAsync(ulong last, CancellationToken cancellationToken)
    {
        List<ChatEvent> missed = [];
        for (var after = Snowflake.At(Snowflake.TimeOf(last) - Overlap); ;)
        {
            var page = await rest.SendAsync(DiscordCall.Get($"/guilds/{guild.Id}/audit-logs?after={after}&limit={PageLength}"), cancellationToken);
            var entries = page.List("audit_log_entries").OrderBy(entry => entry.Id("id")).ToList();
            missed.AddRange(entries.Select(sanctions.Read).OfType<ChatEvent>());
            if (entries.Count > 0)
                after = last = Math.Max(last, entries[^1].Id("id") ?? last);
            if (entries.Count < PageLength)
                break;
        }

        IsReadable = true;
        ledger.SetNote(guild.Id, LastEntry, Snowflake.Text(last));
        return missed;
    }
}
