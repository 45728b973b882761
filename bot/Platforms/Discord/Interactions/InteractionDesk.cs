using System.Collections.Concurrent;
using System.Text.Json;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Rest;

namespace Belong.Bot.Platforms.Discord.Interactions;

/// <summary>
/// Answers presses, commands and forms in time whatever the rest of the bot is busy with: by the answer itself within
/// three seconds, else by saying that it will come, and then by an edit; after a quarter of an hour by direct message.
/// Somebody who is still typing gets one word within the three seconds, suggestions or none.
/// </summary>
internal sealed partial class InteractionDesk(
    DiscordRest rest,
    Func<MemberId, Post, CancellationToken, Task> tellDirectly,
    InteractionTimings timings,
    TimeProvider time,
    ILogger<InteractionDesk> logger
)
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<InteractionId, PendingInteraction> _pending = new();
    private readonly LateForms _forms = new();

    /// <summary>
    /// Takes what somebody did. What the desk answers by itself is not handed on: a late form's button.
    /// </summary>
    /// <returns>The interaction's id for whoever answers; null where it is dealt with.</returns>
    public InteractionId? Take(JsonElement payload, ulong user, CancellationToken cancellationToken)
    {
        if (
            payload.Id("id") is not { } id
            || payload.Text("token") is not { } token
            || payload.Id("application_id") is not { } application
        )
        {
            return null;
        }

        var type = payload.Number("type");
        var asked = new PendingInteraction(id, application, token, user, type == InteractionReader.FormSent)
        {
            Since = time.GetTimestamp(),
            IsTyping = type == InteractionReader.Autocomplete,
            TypesNumber = type == InteractionReader.Autocomplete && InteractionReader.CompletesNumber(payload),
        };
        var button = payload.At("data").Text("custom_id");
        if (type == InteractionReader.Component && LateForms.IsOne(button))
        {
            _ = OpenLateAsync(asked, button!, cancellationToken);
            return null;
        }

        var name = new InteractionId($"{DiscordId.Platform}:{id}");
        if (_pending.Count >= Most || !_pending.TryAdd(name, asked))
            return null;
        _ = asked.IsTyping
            ? SuggestNothingInTimeAsync(name, asked, cancellationToken)
            : DeferInTimeAsync(name, asked, cancellationToken);
        return name;
    }

    /// <summary>Answers. Silently too late where nobody waits any more.</summary>
    public async Task ReplyAsync(InteractionId interaction, Reply reply, CancellationToken cancellationToken)
    {
        if (!_pending.TryRemove(interaction, out var asked))
            return;
        if (asked.IsTyping)
        {
            await SuggestAsync(asked, (reply as Reply.Suggestions)?.Choices ?? [], cancellationToken);
            return;
        }

        await asked.Turn.WaitAsync(cancellationToken);
        try
        {
            asked.IsAnswered = true;
            if (
                time.GetElapsedTime(asked.Since) >= timings.TokenHolds
                || !await AnswerAsync(asked, reply, cancellationToken)
            )
            {
                await AnswerLateAsync(asked, reply, cancellationToken);
            }
        }
        finally
        {
            asked.Turn.Release();
        }
    }

    /// <returns>False where Discord does not take the answer any more.</returns>
    private async Task<bool> AnswerAsync(PendingInteraction asked, Reply reply, CancellationToken cancellationToken)
    {
        try
        {
            if (!asked.IsDeferred && reply is Reply.OpenForm opened && !asked.IsForm)
            {
                await FirstWordAsync(asked, ReplyPayload.Open(opened.Form), cancellationToken);
                return true;
            }

            var messages = ReplyPayload.Render(reply, form => _forms.Keep(asked.User, form));
            if (asked.IsDeferred)
                await EditAsync(asked, messages[0], cancellationToken);
            else
                await FirstWordAsync(asked, ReplyPayload.Callback(messages[0]), cancellationToken);
            foreach (var further in messages.Skip(1))
            {
                await rest.SendAsync(
                    Call(
                        HttpMethod.Post,
                        $"/webhooks/{asked.Application}/{asked.Token}",
                        ReplyPayload.FollowUp(further)
                    ),
                    cancellationToken
                );
            }

            return true;
        }
        catch (PlatformException late) when (IsTooLate(late))
        {
            Log.TooLate(logger, asked.Id, late.CodeOf());
            return false;
        }
    }

    private async Task AnswerLateAsync(PendingInteraction asked, Reply reply, CancellationToken cancellationToken)
    {
        var post = reply switch
        {
            Reply.Message said => said.Post,
            Reply.Refused refused => new Post(refused.Why),
            _ => new Post("What you asked for took too long, and Discord no longer waits for it. Please do it again."),
        };
        try
        {
            await tellDirectly(DiscordId.Member(asked.User), post, cancellationToken);
        }
        catch (PlatformException refused)
        {
            Log.Unanswered(logger, asked.Id, refused.Fault);
        }
    }

    /// <summary>A person who types on asks again: what comes too late is not told by other ways.</summary>
    private Task SuggestAsync(
        PendingInteraction asked,
        IReadOnlyList<Choice> choices,
        CancellationToken cancellationToken
    ) =>
        QuietlyAsync(
            asked,
            () => FirstWordAsync(asked, ReplyPayload.Suggest(choices, asked.TypesNumber), cancellationToken)
        );

    /// <summary>Said twice it is said once: then Discord answers that it was acknowledged.</summary>
    private async Task FirstWordAsync(PendingInteraction asked, byte[] body, CancellationToken cancellationToken)
    {
        var left = timings.FirstWord - time.GetElapsedTime(asked.Since);
        try
        {
            await rest.SendAsync(
                Call(HttpMethod.Post, $"/interactions/{asked.Id}/{asked.Token}/callback", body) with
                {
                    Repeatable = true,
                    Patience = left > TimeSpan.FromSeconds(0.5) ? left : TimeSpan.FromSeconds(0.5),
                },
                cancellationToken
            );
        }
        catch (PlatformException already) when (already.CodeOf() == DiscordCode.AlreadyAcknowledged)
        {
            // An earlier try has arrived, and its answer was lost.
        }
    }

    private async Task EditAsync(
        PendingInteraction asked,
        Messages.Rendered message,
        CancellationToken cancellationToken
    ) =>
        await rest.SendAsync(
            Call(
                HttpMethod.Patch,
                $"/webhooks/{asked.Application}/{asked.Token}/messages/@original",
                Payload.Write(message.Write)
            ),
            cancellationToken
        );

    private static DiscordCall Call(HttpMethod method, string path, byte[] body) =>
        new(method, path) { Body = body, IsInteraction = true };

    private static bool IsTooLate(PlatformException fault) =>
        fault.CodeOf()
            is DiscordCode.UnknownInteraction
                or DiscordCode.UnknownWebhook
                or DiscordCode.InvalidWebhookToken
                or DiscordCode.UnknownMessage
        || fault.Fault is PlatformFault.Transient or PlatformFault.NotFound;

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Warning,
            "interaction {Interaction} could not be acknowledged in time: {Fault}, code {Code}"
        )]
        public static partial void NotAcknowledged(ILogger logger, ulong interaction, PlatformFault fault, int code);

        [LoggerMessage(
            LogLevel.Warning,
            "Discord no longer takes the answer to interaction {Interaction} (code "
                + "{Code}); it goes by direct message"
        )]
        public static partial void TooLate(ILogger logger, ulong interaction, int code);

        [LoggerMessage(LogLevel.Warning, "the answer to interaction {Interaction} reached nobody: {Fault}")]
        public static partial void Unanswered(ILogger logger, ulong interaction, PlatformFault fault);
    }
}
