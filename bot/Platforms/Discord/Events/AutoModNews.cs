using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Guilds;

namespace Belong.Bot.Platforms.Discord.Events;

/// <summary>
/// What Discord's own AutoMod did. It tells once for each action of a rule (block, alert, time-out), so that one
/// message may come several times: it is one thing, by its rule and its words.
/// </summary>
internal sealed class AutoModNews(GuildState guild, TimeProvider time)
{
    private const int Most = 1000;

    private static readonly TimeSpan SameOccasion = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<ulong, string> _rules = new();
    private readonly Dictionary<string, DateTimeOffset> _recent = [];

    public void PutRule(JsonElement rule)
    {
        if (rule.Id("id") is { } id && rule.Text("name") is { } name)
            _rules[id] = name;
    }

    /// <summary>The event; null where the same thing has been told.</summary>
    public ChatEvent.FilteredByPlatform? Read(JsonElement execution)
    {
        if (execution.Id("user_id") is not { } user)
            return null;

        var now = time.GetUtcNow();
        var rule = execution.Id("rule_id") ?? 0;
        var channel = execution.Id("channel_id");
        var message = execution.Id("message_id");
        var text = execution.Text("content");
        var key = Key($"{rule}:{user}:{channel}", message, text, now);
        if (key is null)
            return null;
        return new ChatEvent.FilteredByPlatform(
            DiscordId.Community(guild.Id),
            channel is { } place ? DiscordId.Channel(place) : null,
            channel is { } home && message is { } said ? DiscordId.Message(home, said) : null,
            DiscordId.Member(user),
            _rules.GetValueOrDefault(rule) ?? Kind(execution.Number("rule_trigger_type")),
            // What was found in the text, where Discord says it: a keyword may have wildcards.
            Filled(execution.Text("matched_content")) ?? Filled(execution.Text("matched_keyword")),
            Filled(text),
            message is { } posted ? Snowflake.TimeOf(posted) : now,
            key
        );
    }

    private string? Key(string about, ulong? message, string? text, DateTimeOffset now)
    {
        var words = message is { } id
            ? Snowflake.Text(id)
            : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text ?? "")).AsSpan(0, 8));
        var same = $"{about}:{words}";
        lock (_recent)
        {
            if (_recent.TryGetValue(same, out var before) && now - before < SameOccasion)
                return null;
            if (_recent.Count >= Most)
            {
                foreach (
                    var old in _recent.Where(one => now - one.Value >= SameOccasion).Select(one => one.Key).ToList()
                )
                {
                    _recent.Remove(old);
                }
            }

            _recent[same] = now;
        }

        return message is null
            ? string.Create(CultureInfo.InvariantCulture, $"{same}:{now.ToUnixTimeSeconds()}")
            : same;
    }

    private static string Kind(long? trigger) =>
        trigger switch
        {
            1 => "AutoMod's keywords",
            3 => "AutoMod's spam filter",
            4 => "AutoMod's commonly flagged words",
            5 => "AutoMod's mention limit",
            6 => "AutoMod's profile filter",
            _ => "AutoMod",
        };

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
