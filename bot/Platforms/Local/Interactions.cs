using System.Collections.Concurrent;
using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local;

/// <summary>Presses and commands: checked here, handed to the bot, and answered when the bot does.</summary>
internal sealed partial class Interactions(
    LocalCommunity community,
    Access access,
    CommandCheck check,
    LocalOptions options
)
{
    /// <summary>How many may wait for the bot at once.</summary>
    private const int Most = 1000;

    private const int LateStatus = 504;

    /// <summary>How long somebody who types waits for suggestions.</summary>
    private static readonly TimeSpan Typing = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<InteractionId, TaskCompletionSource<Reply>> _waiting = [];
    private readonly PrivateReplies _replies = new();
    private long _last;

    /// <summary>What the bot offers; null until it has connected.</summary>
    public IReadOnlyList<CommandSpec>? Commands { get; set; }

    public IReadOnlyList<CommandSpec> CommandsOf(LocalMember person) =>
        person.Removed ? [] : [.. Commands?.Where(command => (command.For & person.Roles) != Roles.None) ?? []];

    /// <summary>The bot's answer; too late is silently too late.</summary>
    public void Answer(InteractionId interaction, Reply reply)
    {
        if (_waiting.TryRemove(interaction, out var asked))
        {
            asked.TrySetResult(reply);
        }
    }

    /// <summary>A press on a message, an inbox message or a private reply, or the sending of a form.</summary>
    /// <param name="id">The message, or the private reply.</param>
    /// <param name="who">Who presses.</param>
    /// <param name="button">The button's id; or the id of a form that this person was shown.</param>
    /// <param name="values">What was filled into the form.</param>
    /// <param name="cancellationToken">The presser has gone.</param>
    public async Task<Outcome<PrivateReply>> PressAsync(
        string id,
        string? who,
        string? button,
        IReadOnlyDictionary<string, string>? values,
        CancellationToken cancellationToken
    )
    {
        if (access.Person(who).Fails(out var no, out var person) || On(id, person).Fails(out no, out var pressed))
        {
            return no;
        }

        if (string.IsNullOrEmpty(button))
        {
            return Problem.Malformed("Name the button in 'button' by its id.", "button");
        }

        var form = _replies.FindForm(person, button)?.Form;
        var isCarried = pressed.Buttons.Contains(button);
        if (!isCarried && (form is null || values is null))
        {
            return Problem.NotFound(
                "This message has no such button. Look at it again and press what it shows now.",
                "button"
            );
        }

        if (form is not null && values is not null && FormCheck.Of(form, values) is { } unfit)
        {
            return unfit;
        }

        return await AskAsync(
            person,
            pressed.Channel,
            pressed.Message,
            asked => new ChatEvent.ButtonPressed(asked, button, values, pressed.Message),
            cancellationToken
        );
    }

    /// <summary>A slash command, or with a target the entry of a message's menu.</summary>
    public async Task<Outcome<PrivateReply>> CommandAsync(
        string? who,
        string? channelId,
        string? name,
        IReadOnlyDictionary<string, string> filled,
        string? target,
        CancellationToken cancellationToken
    )
    {
        if (
            access.Participant(who).Fails(out var no, out var person)
            || access.Channel(channelId, person).Fails(out no, out var channel)
            || Find(name, person).Fails(out no, out var command)
            || check.Options(command, filled, person).Fails(out no, out var filledIn)
        )
        {
            return no;
        }

        MessageId? message = null;
        if (!string.IsNullOrWhiteSpace(target))
        {
            if (command.MessageMenu is null)
            {
                return Problem.Invalid("message", $"/{command.Name} is not used on a message. Leave 'message' out.");
            }

            if (access.Message(target, person).Fails(out no, out var targeted))
            {
                return no;
            }

            message = LocalId.Message(targeted.Number);
        }

        return await AskAsync(
            person,
            channel.Slug,
            message: null,
            asked => new ChatEvent.CommandInvoked(asked, command.Name, filledIn, message),
            cancellationToken
        );
    }

    /// <summary>
    /// What may be meant by what somebody types into an option; nothing when the bot does not say it quickly.
    /// </summary>
    public async Task<Outcome<Reply.Suggestions>> SuggestAsync(
        string? who,
        string? channelId,
        string? name,
        string? option,
        string? typed,
        CancellationToken cancellationToken
    )
    {
        if (
            access.Participant(who).Fails(out var no, out var person)
            || access.Channel(channelId, person).Fails(out no, out var channel)
            || Find(name, person).Fails(out no, out var command)
        )
        {
            return no;
        }

        if (!command.Options.Any(each => each.Suggests && each.Name == option))
        {
            return Problem.Invalid(
                "option",
                $"/{command.Name} suggests nothing for '{Access.Shorten(option ?? "")}'. GET "
                    + $"/local/commands?as= says which options do."
            );
        }

        var asked = await WaitAsync(
            person,
            channel.Slug,
            interaction => new ChatEvent.SuggestionsAsked(interaction, command.Name, option!, typed ?? ""),
            options.AnswerWithin < Typing ? options.AnswerWithin : Typing,
            cancellationToken
        );
        if (asked is { Problem: { Status: not LateStatus } trouble })
        {
            return trouble;
        }

        return asked.Value as Reply.Suggestions ?? new Reply.Suggestions([]);
    }

    private Outcome<CommandSpec> Find(string? name, LocalMember person)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return Problem.Malformed("Name the command in 'command', without its slash.", "command");
        }

        if (Commands is null)
        {
            return Problem.Unavailable("The bot is still starting. Try again in a moment.");
        }

        name = name.Trim().TrimStart('/');
        return Commands.FirstOrDefault(command => command.Name == name) switch
        {
            null => Problem.NotFound(
                $"There is no command /{Access.Shorten(name)}. GET /local/commands?as= lists yours.",
                "command"
            ),
            var command when (command.For & person.Roles) == Roles.None => Problem.Forbidden(
                $"{person.Name} does not have the role for /{command.Name}.",
                "command"
            ),
            var command => command,
        };
    }

    private sealed record Pressed(string Channel, MessageId? Message, IEnumerable<string> Buttons);

    private static IEnumerable<string> Ids(Post? post) => post?.Buttons.Select(button => button.Id) ?? [];

    private Outcome<Pressed> On(string id, LocalMember person)
    {
        if (LocalId.Slug(id).StartsWith(PrivateReplies.IdPrefix, StringComparison.Ordinal))
        {
            return _replies.Find(person, id) is not { } reply
                    ? Problem.NotFound("This reply is no longer kept. Press again where it came from.", "message")
                : person.Removed && community.Channels[reply.Channel].Owner is null
                    ? access.Participant(person.Slug).Problem!
                : new Pressed(reply.Channel, reply.Message, Ids(reply.Post));
        }

        if (access.Message(id, person).Fails(out var no, out var message))
        {
            // Somebody removed is told so, and may still press what is in their inbox.
            return access.Participant(person.Slug).Problem ?? no;
        }

        return message.State == MessageState.Visible
            ? new Pressed(
                message.Channel,
                LocalId.Message(message.Number),
                Ids(message.Post).Concat(message.FormerButtons)
            )
            : Problem.Conflict("This message has been taken away; its buttons no longer work.", "message");
    }
}
