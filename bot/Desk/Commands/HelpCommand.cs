using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Commands;

/// <summary><c>/help</c>: what this person can use, and what the bot does and does not do.</summary>
/// <param name="commands">All commands; asked late, as this one is among them.</param>
internal sealed class HelpCommand(Func<IEnumerable<CommandSpec>> commands, ContactOptions contacts) : ICommand
{
    public CommandSpec Spec { get; } = new("help", "What you can do here", Roles.Member);

    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken) =>
        Task.FromResult<Reply>(
            new Reply.Message(
                new Post(
                    "I flag what may be against the charter, remind and carry out. A person always decides. Nobody "
                        + "reads along "
                        + $"around the clock (M3). By mail: {contacts.Reports}; about Belong itself: "
                        + $"{contacts.Complaints}."
                )
                {
                    Title = "Help",
                    Fields =
                    [
                        .. commands()
                            .Where(spec => call.By.Has(spec.For))
                            .Select(spec => new PostField($"/{spec.Name}", spec.Description)),
                    ],
                }
            )
        );
}
