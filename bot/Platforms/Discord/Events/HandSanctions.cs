using System.Text.Json;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Guilds;

namespace Belong.Bot.Platforms.Discord.Events;

/// <summary>
/// What people did to members with Discord's own tools, from the audit log. The bot's own acts are passed over.
/// </summary>
internal sealed class HandSanctions(GuildState guild)
{
    private const int Remembered = 1000;

    private readonly Lock _gate = new();
    private readonly HashSet<ulong> _told = [];
    private readonly Queue<ulong> _order = new();

    /// <summary>The event; null for what is no sanction, is the bot's own, or has been told.</summary>
    public ChatEvent.SanctionedByHand? Read(JsonElement entry)
    {
        if (
            entry.Id("id") is not { } id
            || entry.Id("user_id") is not { } by
            || entry.Id("target_id") is not { } target
            || by == guild.Bot
            || KindOf(entry) is not { } kind
            || !IsNew(id)
        )
        {
            return null;
        }

        return new ChatEvent.SanctionedByHand(
            DiscordId.Community(guild.Id),
            DiscordId.Member(target),
            kind,
            DiscordId.Member(by),
            entry.Text("reason"),
            Snowflake.TimeOf(id),
            Snowflake.Text(id)
        );
    }

    private static HandSanction? KindOf(JsonElement entry)
    {
        switch (entry.Number("action_type"))
        {
            case 20:
                return HandSanction.Kick;
            case 22:
                return HandSanction.Ban;
            case 23:
                return HandSanction.Unban;
            case 24:
                var change = entry
                    .List("changes")
                    .FirstOrDefault(one => one.Text("key") == "communication_disabled_until");
                return change.ValueKind != JsonValueKind.Object ? null
                    : change.Has("new_value") ? HandSanction.TimeOut
                    : HandSanction.TimeOutLifted;
            default:
                return null;
        }
    }

    private bool IsNew(ulong entry)
    {
        lock (_gate)
        {
            if (!_told.Add(entry))
                return false;
            _order.Enqueue(entry);
            if (_order.Count > Remembered)
                _told.Remove(_order.Dequeue());
            return true;
        }
    }
}
