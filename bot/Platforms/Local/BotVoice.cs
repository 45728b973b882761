using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local;

/// <summary>What the bot says and does in the community.</summary>
internal sealed class BotVoice(LocalCommunity community)
{
    /// <summary>So many presses that come too late are still understood.</summary>
    private const int FormerButtons = 64;

    /// <summary>Posts once per key, in a channel or an inbox.</summary>
    public async Task<MessageId> PostAsync(
        LocalChannel channel,
        Post post,
        Guid key,
        CancellationToken cancellationToken
    )
    {
        var now = community.Now;
        var posted = await community.WriteAsync(
            session =>
            {
                if (MessageRows.FindByKey(session.Statements, key) is { } earlier)
                {
                    return earlier;
                }

                var quoted =
                    post.ReplyTo is { } id && LocalId.Number(id.Value) is { } number ? session.Find(number) : null;
                var message = new LocalMessage(0, channel.Slug, LocalId.Bot, post.Text, now)
                {
                    Post = post,
                    ReplyTo = quoted is null
                        ? null
                        : new Quote(quoted.Number, quoted.Author, quoted.Text, quoted.State),
                };
                return session.Add(message, ChangeKind.BotPosted, key)!;
            },
            cancellationToken
        );
        return LocalId.Message(posted.Number);
    }

    public async Task RewriteAsync(MessageId id, Post post, CancellationToken cancellationToken)
    {
        var outcome = await ChangeAsync(
            id,
            message =>
                message.Author == LocalId.Bot
                    ? message with
                    {
                        Text = post.Text,
                        Post = post,
                        FormerButtons = Former(message, post),
                        Edit = message.Edit + 1,
                        EditedAt = community.Now,
                    }
                    : null,
            ChangeKind.Rewritten,
            cancellationToken
        );
        if (outcome is null)
        {
            throw new PlatformException(PlatformFault.Forbidden, $"The message {id} is not the bot's own.");
        }
    }

    private static List<string> Former(LocalMessage message, Post post) =>
        [
            .. message
                .FormerButtons.Concat(message.Post?.Buttons.Select(button => button.Id) ?? [])
                .Except(post.Buttons.Select(button => button.Id))
                .TakeLast(FormerButtons),
        ];

    public Task HideAsync(MessageId id, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            message => message.State == MessageState.Visible ? message with { State = MessageState.Hidden } : message,
            ChangeKind.Hidden,
            cancellationToken
        );

    public async Task RestoreAsync(MessageId id, CancellationToken cancellationToken)
    {
        var restored = await ChangeAsync(
            id,
            message =>
                message.State switch
                {
                    MessageState.Hidden => message with { State = MessageState.Visible },
                    MessageState.Visible => message,
                    _ => null,
                },
            ChangeKind.Restored,
            cancellationToken
        );
        if (restored is null)
        {
            throw new PlatformException(
                PlatformFault.NotFound,
                $"The message {id} has been deleted by its author and cannot be brought back."
            );
        }
    }

    /// <param name="id">The message.</param>
    /// <param name="change">The message as it should be; itself for nothing to do, null for no.</param>
    /// <param name="kind">How the change is logged.</param>
    /// <param name="cancellationToken">Stops waiting to begin.</param>
    private async Task<LocalMessage?> ChangeAsync(
        MessageId id,
        Func<LocalMessage, LocalMessage?> change,
        ChangeKind kind,
        CancellationToken cancellationToken
    )
    {
        var (found, changed) = await community.WriteAsync(
            session =>
            {
                if (LocalId.Number(id.Value) is not { } number || session.Find(number) is not { } message)
                {
                    return (false, null);
                }

                var wanted = change(message);
                if (wanted is not null && !ReferenceEquals(wanted, message))
                {
                    session.Update(wanted, kind);
                }

                return (true, wanted);
            },
            cancellationToken
        );
        return found
            ? changed
            : throw new PlatformException(PlatformFault.NotFound, $"There is no message {id} in the community.");
    }
}
