using System.Text.Json;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Events;
using Belong.Bot.Platforms.Discord.Guilds;
using Belong.Bot.Platforms.Discord.Rest;

namespace Belong.Bot.Platforms.Discord;

/// <summary>What the platform does from time to time while it listens: commands, rules, names and the audit log.</summary>
internal sealed partial class DiscordPlatform
{
    private async Task RegisterAsync(ulong application, CancellationToken cancellationToken)
    {
        try
        {
            await _registrar.RunAsync(
                application,
                _commands,
                happened => TellAsync(happened, cancellationToken),
                cancellationToken
            );
        }
        catch (OperationCanceledException)
        {
            // The bot ends.
        }
        catch (Exception bug) when (bug is not PlatformException)
        {
            Log.Broken(_logger, bug, "registering commands");
        }
        finally
        {
            // Looked at again with the next session: the bot may be removed and invited anew meanwhile.
            _isRegistering = false;
        }
    }

    /// <summary>
    /// AutoMod's rules by name, so that a finding can say which. Without Manage Server their kind is said.
    /// </summary>
    private async Task LearnRulesAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (
                _guild.Self is not { } self
                || !_guild.PermissionsOf(self, _time.GetUtcNow()).HasFlag(Permission.ManageGuild)
            )
            {
                return;
            }

            var rules = await _rest.SendAsync(
                DiscordCall.Get($"/guilds/{_guild.Id}/auto-moderation/rules"),
                cancellationToken
            );
            if (rules.ValueKind != JsonValueKind.Array)
                return;
            foreach (var rule in rules.EnumerateArray())
                _filter.PutRule(rule);
        }
        catch (Exception trouble) when (trouble is PlatformException or OperationCanceledException)
        {
            // A rule that is not known is named by its kind.
        }
    }

    private async Task SaveNamesAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(_timings.NamesEvery, _time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                _names.Save();
            }
            catch (PlatformException)
            {
                // The next round saves them.
            }
        }
    }

    private async Task ReadAuditAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(_timings.AuditEvery, _time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (!_guild.IsKnown)
                continue;
            try
            {
                foreach (var missed in await _audit.ReadMissedAsync(cancellationToken))
                    await _events.Writer.WriteAsync(missed, cancellationToken);
                await TellAsync(
                    _audit.IsReadable
                        ? _modes.End(ModeChanges.AuditLog)
                        : _modes.Begin(ModeChanges.AuditLog, AuditLog.Remedy),
                    cancellationToken
                );
            }
            catch (PlatformException)
            {
                // The next round reads it.
            }
            catch (Exception bug) when (bug is not OperationCanceledException)
            {
                Log.Broken(_logger, bug, "reading the audit log");
            }
        }
    }
}
