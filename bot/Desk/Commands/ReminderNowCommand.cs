using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Commands;

/// <summary><c>/reminder now</c>: a reminder of the charter to a channel, at once.</summary>
internal sealed class ReminderNowCommand(ReminderDesk reminders, ChatPlatforms platforms, TimeProvider time) : ICommand
{
    public CommandSpec Spec { get; } =
        new("reminder now", "Post a reminder of the charter to a channel", Roles.Moderator | Roles.Operator)
        {
            Options = [new("channel", "Its name; this channel when left out", OptionKind.Text) { MaxLength = 100 }],
        };

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var platform = platforms[call.Community];
        var channel = call["channel"] is { } name
            ? await platform.FindChannelAsync(name.TrimStart('#'), cancellationToken)
            : call.Interaction.Channel;
        if (channel is not { } found)
        {
            return new Reply.Refused(RefusalKind.NotFound, "channel: there is no channel of this name.")
            {
                Field = "channel",
            };
        }

        var clause = await reminders.RemindAsync(
            $"reminder-now:{found}",
            call.Community,
            found,
            [],
            time.GetUtcNow(),
            null,
            cancellationToken
        );
        return clause is null
            ? new Reply.Refused(RefusalKind.Unavailable, "The charter has no clause that may be reminded of.")
            : Reply.Say(
                $"On its way to #{await platform.NameOfAsync(found, cancellationToken)}: {clause.Id} "
                    + $"{clause.Title}."
            );
    }
}
