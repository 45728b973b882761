using System.Globalization;
using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local;

/// <summary>How the bot's answer reaches whoever asked.</summary>
internal sealed partial class Interactions
{
    private async Task<Outcome<PrivateReply>> AskAsync(
        LocalMember person,
        string channel,
        MessageId? message,
        Func<Interaction, ChatEvent> question,
        CancellationToken cancellationToken
    ) =>
        (await WaitAsync(person, channel, question, options.AnswerWithin, cancellationToken)).Fails(
            out var no,
            out var reply
        )
            ? no
            : Of(reply, person, channel, message);

    private async Task<Outcome<Reply>> WaitAsync(
        LocalMember person,
        string channel,
        Func<Interaction, ChatEvent> question,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        if (_waiting.Count >= Most)
        {
            return Problem.Unavailable("Too many presses and commands are waiting for the bot. Try again in a moment.");
        }

        var number = Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);
        var id = new InteractionId(LocalId.Of("interaction-" + number));
        var answer = new TaskCompletionSource<Reply>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.TryAdd(id, answer);
        try
        {
            community.Feed.Take(
                question(new Interaction(id, LocalId.Community, LocalId.Channel(channel), person.ToMember()))
            );
            return await answer.Task.WaitAsync(patience, community.Time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return new Problem(
                LateStatus,
                "The bot has not answered",
                $"Nothing came back within {patience.TotalSeconds:0} seconds. "
                    + "What you asked may still be done; look before you try again."
            );
        }
        finally
        {
            _waiting.TryRemove(id, out _);
        }
    }

    private Outcome<PrivateReply> Of(Reply reply, LocalMember person, string channel, MessageId? message)
    {
        switch (reply)
        {
            case Reply.Message said:
                return _replies.Keep(person, channel, message, said.Post, form: null);

            case Reply.OpenForm opened:
                return _replies.Keep(person, channel, message, post: null, opened.Form);

            case Reply.Refused refused:
                var fresh = refused.Fresh is { } post
                    ? _replies.Keep(person, channel, message, post, form: null)
                    : null;
                return new Problem(Status(refused.Kind), "The bot says no", refused.Why)
                {
                    Field = refused.Field,
                    Fresh = fresh,
                };

            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static int Status(RefusalKind kind) =>
        kind switch
        {
            RefusalKind.Invalid => 422,
            RefusalKind.Forbidden => 403,
            RefusalKind.NotFound => 404,
            RefusalKind.Conflict => 409,
            RefusalKind.Unavailable => 503,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
