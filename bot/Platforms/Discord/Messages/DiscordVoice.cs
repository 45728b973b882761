using System.Text.Json;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Guilds;
using Belong.Bot.Platforms.Discord.Memory;
using Belong.Bot.Platforms.Discord.Rest;

namespace Belong.Bot.Platforms.Discord.Messages;

/// <summary>
/// What the bot says in channels, each key once: by Discord's enforced nonce within minutes, by the ledger for ever,
/// and by looking for the words themselves where the bot ended between the sending and its answer.
/// </summary>
internal sealed class DiscordVoice(GuildState guild, DiscordRest rest, Ledger ledger, TimeProvider time)
{
    /// <summary>
    /// Discord remembers nonces for a few minutes; until then a repeat is sure to be recognised by it.
    /// </summary>
    private static readonly TimeSpan NonceHolds = TimeSpan.FromMinutes(1);

    /// <summary>Discord's longest page.</summary>
    private const int PageLength = 100;

    /// <summary>
    /// As many messages as are read after an outage, 5,000: what arrived stands soon after its sending was begun, and
    /// only in the busiest channel that many others come between.
    /// </summary>
    private const int PagesToSearch = 50;

    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>
    /// Posts once for each key. A text that needs several messages returns the last, which has the buttons.
    /// </summary>
    public async Task<MessageId> PostAsync(ulong channel, Post post, Guid key, CancellationToken cancellationToken)
    {
        var turn = _turns[(uint)key.GetHashCode() % _turns.Length];
        await turn.WaitAsync(cancellationToken);
        try
        {
            var messages = PostRenderer.Render(post);
            var last = (Channel: channel, Message: 0UL);
            for (var part = 0; part < messages.Count; part++)
            {
                var answers = part == 0 && post.ReplyTo is { } quoted ? DiscordId.Of(quoted, guild.Id) : null;
                last = await SendOnceAsync(
                    channel,
                    messages[part],
                    answers?.Message,
                    $"{key:N}:{part}",
                    Nonce(key, part),
                    cancellationToken
                );
            }

            return DiscordId.Message(last.Channel, last.Message);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Rewrites one of the bot's messages; a text that was divided is cut to the one message.</summary>
    public async Task RewriteAsync(ulong channel, ulong message, Post post, CancellationToken cancellationToken) =>
        await rest.SendAsync(
            DiscordCall.Patch(
                $"/channels/{channel}/messages/{message}",
                Payload.Write(PostRenderer.RenderOne(post).Write)
            ),
            cancellationToken
        );

    private async Task<(ulong Channel, ulong Message)> SendOnceAsync(
        ulong channel,
        Rendered message,
        ulong? answers,
        string key,
        string nonce,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var fingerprint = message.Fingerprint();
        if (ledger.Find(key) is { } earlier)
        {
            // Where it went then: perhaps not where it would go now.
            if (earlier.Message is { } sent)
                return (earlier.Channel, sent);
            if (now - earlier.At > NonceHolds && await FindAsync(earlier, cancellationToken) is { } arrived)
            {
                ledger.Complete(key, arrived);
                return (earlier.Channel, arrived);
            }
        }

        ledger.Intend(key, guild.Id, channel, fingerprint, now);
        var made = await rest.SendAsync(
            DiscordCall.Post(
                $"/channels/{channel}/messages",
                Payload.Write(json => Write(json, message, answers, nonce))
            ) with
            {
                Repeatable = true,
            },
            cancellationToken
        );
        var id =
            made.Id("id") ?? throw new PlatformException(PlatformFault.Transient, "Discord's answer names no message.");
        ledger.Complete(key, id);
        return (channel, id);
    }

    /// <summary>A message that was sent before the bot ended, and whose answer it never read.</summary>
    private async Task<ulong?> FindAsync(SentMessage sent, CancellationToken cancellationToken)
    {
        // Until Discord has told who the bot is, no message is its own.
        guild.RequireKnown();
        var after = Snowflake.At(sent.At - TimeSpan.FromMinutes(1));
        try
        {
            for (var page = 0; page < PagesToSearch; page++)
            {
                var answer = await rest.SendAsync(
                    DiscordCall.Get($"/channels/{sent.Channel}/messages?after={after}&limit={PageLength}"),
                    cancellationToken
                );
                List<JsonElement> said = answer.ValueKind == JsonValueKind.Array ? [.. answer.EnumerateArray()] : [];
                if (
                    said.Where(one => IsOurs(one, sent))
                        .Select(one => one.Id("id"))
                        .FirstOrDefault(one => one is { } id && !ledger.IsClaimed(id)) is
                    { } found
                )
                {
                    return found;
                }

                if (said.Count < PageLength)
                    return null;
                after = said.Max(one => one.Id("id") ?? after);
            }

            return null;
        }
        catch (PlatformException closed) when (closed.Fault is PlatformFault.NotFound or PlatformFault.Forbidden)
        {
            // Nothing can have arrived where nothing can be read; the sending itself will say why.
            return null;
        }
    }

    private bool IsOurs(JsonElement message, SentMessage sent) =>
        message.At("author").Id("id") == guild.Bot
        && sent.Fingerprints.Contains(Rendered.FingerprintOf(message), StringComparison.Ordinal);

    private static void Write(Utf8JsonWriter json, Rendered message, ulong? answers, string nonce)
    {
        message.Write(json);
        json.WriteString("nonce", nonce);
        json.WriteBoolean("enforce_nonce", true);
        if (answers is { } quoted)
        {
            json.WriteStartObject("message_reference");
            json.WriteString("message_id", Snowflake.Text(quoted));
            json.WriteBoolean("fail_if_not_exists", false);
            json.WriteEndObject();
        }
    }

    /// <summary>At most 25 characters: 22 of the key and up to three of the part.</summary>
    private static string Nonce(Guid key, int part)
    {
        var text = Convert.ToBase64String(key.ToByteArray())[..22];
        return part == 0 ? text : $"{text}-{part}";
    }
}
