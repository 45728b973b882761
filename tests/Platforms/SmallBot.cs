using System.Threading.Channels;
using Belong.Bot.Chat;
using Belong.Tests.Support;

namespace Belong.Tests.Platforms;

/// <summary>Hears everything, keeps it for the test, and answers presses and commands in a known way.</summary>
internal sealed class SmallBot
{
    private readonly Channel<ChatEvent> _heard = Channel.CreateUnbounded<ChatEvent>();

    public static IReadOnlyList<CommandSpec> Commands { get; } =
    [
        new("charter", "Find a clause of the charter.", Roles.Member)
        {
            Options = [new("words", "What to look for.", OptionKind.Text) { MaxLength = 100 }],
        },
        new("report", "Tell the moderators about something.", Roles.Member)
        {
            MessageMenu = "Report to the moderators",
            Options =
            [
                new("member", "Who it is about.", OptionKind.Member),
                new("message", "What was said.", OptionKind.Message),
                new("clause", "What it breaches.", OptionKind.Choice)
                {
                    Required = true,
                    Choices = [new("C4", "Offensive words"), new("C7", "Threats")],
                },
                new("words", "What happened.", OptionKind.Text) { MaxLength = 500 },
                new("urgent", "Somebody is in danger.", OptionKind.Flag),
            ],
        },
        new("queue", "The open cases.", Roles.Moderator),
        new("case show", "One case.", Roles.Moderator)
        {
            Options = [new("number", "The case's number.", OptionKind.Number) { Required = true }],
        },
    ];

    /// <summary>Everything that was heard, in order.</summary>
    public ChannelReader<ChatEvent> Heard => _heard.Reader;

    public async Task RunAsync(IChatPlatform platform, CancellationToken cancellationToken)
    {
        await foreach (var happened in platform.Events.ReadAllAsync(cancellationToken))
        {
            _heard.Writer.TryWrite(happened);
            var interaction = happened switch
            {
                ChatEvent.CommandInvoked command => command.Interaction,
                ChatEvent.ButtonPressed press => press.Interaction,
                _ => null,
            };
            if (interaction is not null && AnswerTo(happened) is { } reply)
            {
                await platform.ReplyAsync(interaction.Id, reply, cancellationToken);
            }
        }
    }

    /// <summary>The next event of a kind, past any others.</summary>
    public async Task<T> NextAsync<T>()
        where T : ChatEvent
    {
        using var limit = Progress.Patience();
        while (true)
        {
            if (await Heard.ReadAsync(limit.Token) is T wanted)
            {
                return wanted;
            }
        }
    }

    /// <summary>Null for no answer at all.</summary>
    private static Reply? AnswerTo(ChatEvent happened) =>
        happened switch
        {
            ChatEvent.CommandInvoked { Command: "queue" } => new Reply.Refused(RefusalKind.Conflict, "Nothing to do.")
            {
                Field = "command",
                Fresh = new Post("As it stands") { Title = "Fresh", Buttons = [new("again", "Again")] },
            },
            ChatEvent.CommandInvoked command => Reply.Say(
                $"/{command.Command} "
                    + $"{string.Join(' ', command.Options.Select(option => $"{option.Key}={option.Value}"))}"
                    + (command.Target is { } target ? $" on {target}" : "")
            ),
            ChatEvent.ButtonPressed { Button: "silent" } => null,
            ChatEvent.ButtonPressed { Button: "warn", Values: null } => new Reply.OpenForm(
                new Form("warn-form", "Warn", [new("words", "Words", FormFieldKind.Paragraph) { MaxLength = 50 }])
            ),
            ChatEvent.ButtonPressed press => new Reply.Message(
                new Post(
                    $"{press.Button} by {press.Interaction.By.Id} on {press.Message} "
                        + string.Join(' ', press.Values?.Select(value => $"{value.Key}={value.Value}") ?? [])
                )
                {
                    Buttons = [new("more", "More")],
                }
            ),
            _ => null,
        };
}
