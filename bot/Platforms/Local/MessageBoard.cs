namespace Belong.Bot.Platforms.Local;

/// <summary>What people say: posting, editing and deleting their own messages.</summary>
internal sealed class MessageBoard(LocalCommunity community, Access access, PhraseFilter filter)
{
    /// <summary>In UTF-16 units, as Discord's longest message.</summary>
    public const int MaxText = 4000;

    public const int MaxForwards = 10;

    public async Task<Outcome<LocalMessage>> PostAsync(
        string channelId,
        string? who,
        string? text,
        string? replyTo,
        IReadOnlyList<string> forwards,
        CancellationToken cancellationToken
    )
    {
        if (
            access.Speaker(who).Fails(out var no, out var person)
            || access.Channel(channelId, person).Fails(out no, out var channel)
            || CheckText(text, forwards.Count > 0).Fails(out no, out var said)
            || Quoted(replyTo, channel, person).Fails(out no, out var quote)
            || Snapshots(forwards, person).Fails(out no, out var snapshots)
        )
        {
            return no;
        }

        if (channel.Owner is not null)
        {
            return Problem.Forbidden("An inbox is for reading: only the bot writes there.", "channel");
        }

        if (filter.PhraseIn(said) is { } phrase)
        {
            return await filter.HoldBackAsync(person, channel, phrase, said, cancellationToken);
        }

        var message = new LocalMessage(0, channel.Slug, person.Slug, said, community.Now)
        {
            ReplyTo = quote.Message,
            Forwards = snapshots,
        };
        return await community.WriteAsync<Outcome<LocalMessage>>(
            session =>
                session.Add(message, ChangeKind.Posted, key: null) is { } added
                    ? added
                    : access.Speaker(who).Problem
                        ?? Problem.Forbidden($"{person.Name} has been removed from the community.", "as"),
            cancellationToken
        );
    }

    public async Task<Outcome<LocalMessage>> EditAsync(
        string id,
        string? who,
        string? text,
        CancellationToken cancellationToken
    )
    {
        if (
            access.Speaker(who).Fails(out var no, out var person)
            || access.Message(id, person).Fails(out no, out var message)
            || CheckText(text, message.Forwards.Count > 0).Fails(out no, out var said)
        )
        {
            return no;
        }

        var now = community.Now;
        return await community.WriteAsync<Outcome<LocalMessage>>(
            session =>
            {
                var current = session.Find(message.Number)!;
                if (Own(current, person, "edit") is { } refused)
                {
                    return refused;
                }

                if (current.State == MessageState.Hidden)
                {
                    return Problem.Conflict("This message is hidden for review and cannot be edited now.", "message");
                }

                if (current.Text == said)
                {
                    return current;
                }

                session.KeepText(current);
                var edited = current with { Text = said, Edit = current.Edit + 1, EditedAt = now };
                session.Update(edited, ChangeKind.Edited);
                return edited;
            },
            cancellationToken
        );
    }

    public async Task<Outcome<LocalMessage>> DeleteAsync(string id, string? who, CancellationToken cancellationToken)
    {
        if (
            access.Participant(who).Fails(out var no, out var person)
            || access.Message(id, person).Fails(out no, out var message)
        )
        {
            return no;
        }

        return await community.WriteAsync<Outcome<LocalMessage>>(
            session =>
            {
                var current = session.Find(message.Number)!;
                if (Own(current, person, "delete") is { } refused)
                {
                    return refused;
                }

                session.ForgetTexts(current);
                var deleted = current with { Text = "", Forwards = [], State = MessageState.Deleted };
                session.Update(deleted, ChangeKind.Deleted);
                return deleted;
            },
            cancellationToken
        );
    }

    private static Problem? Own(LocalMessage message, LocalMember person, string what) =>
        message.Author != person.Slug ? Problem.Forbidden($"Only its author can {what} a message.", "as")
        : message.State == MessageState.Deleted ? Problem.Conflict("This message has been deleted already.", "message")
        : null;

    private static Outcome<string> CheckText(string? text, bool mayBeEmpty)
    {
        if (text is null && !mayBeEmpty)
        {
            return Problem.Malformed("Put what is to be said into 'text'.", "text");
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return mayBeEmpty ? "" : Problem.Invalid("text", "The text is empty. Write something.");
        }

        return text.Length > MaxText
            ? Problem.Invalid(
                "text",
                $"The text has {text.Length:N0} characters; the most is {MaxText:N0}. Shorten or split it."
            )
            : text;
    }

    private sealed record Answered(Quote? Message);

    private Outcome<Answered> Quoted(string? replyTo, LocalChannel channel, LocalMember person)
    {
        if (string.IsNullOrWhiteSpace(replyTo))
        {
            return new Answered(null);
        }

        if (access.Message(replyTo, person, "replyTo").Fails(out var no, out var message))
        {
            return no;
        }

        return message switch
        {
            { State: MessageState.Deleted } => Problem.Conflict(
                "The message that this answers has been deleted.",
                "replyTo"
            ),
            _ when message.Channel != channel.Slug => Problem.Invalid(
                "replyTo",
                $"That message is in the channel '{message.Channel}'; answer it there or forward it."
            ),
            _ => new Answered(new Quote(message.Number, message.Author, message.Text, message.State)),
        };
    }

    private Outcome<Forward[]> Snapshots(IReadOnlyList<string> forwards, LocalMember person)
    {
        if (forwards.Count == 0)
        {
            return Array.Empty<Forward>();
        }

        if (forwards.Count > MaxForwards)
        {
            return Problem.Invalid("forwards", $"At most {MaxForwards} messages can be forwarded at once.");
        }

        var snapshots = new Forward[forwards.Count];
        for (var i = 0; i < forwards.Count; i++)
        {
            if (access.Message(forwards[i], person, "forwards").Fails(out var no, out var message))
            {
                return no;
            }

            if (message.State != MessageState.Visible || community.Channels[message.Channel].Owner is not null)
            {
                return Problem.Conflict("What is deleted, hidden or private cannot be forwarded.", "forwards");
            }

            snapshots[i] = new Forward(message.Number, message.Author, message.Text);
        }

        return snapshots;
    }
}
