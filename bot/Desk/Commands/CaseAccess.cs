using System.Globalization;
using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Commands;

/// <summary>Opens the case that a command names, for those who may work it.</summary>
internal sealed class CaseAccess(ICaseStore store)
{
    /// <summary>Who may have cases to work at all; each case is checked by itself.</summary>
    public const Roles Roles = Chat.Roles.Moderator | Chat.Roles.Operator | Chat.Roles.Trustee;

    public static CommandOption Number { get; } =
        new("case", "The case's number", OptionKind.Number) { Required = true, MaxLength = 18 };

    /// <summary>The case, or the reason why not. A case that is not theirs to see looks as if it were not there.</summary>
    public Task<(CaseFile? File, Reply? Refusal)> OpenAsync(CommandCall call, CancellationToken cancellationToken) =>
        OpenAsync(call, queue => queue, cancellationToken);

    /// <summary>As above, for those who hear the appeal against it.</summary>
    public Task<(CaseFile? File, Reply? Refusal)> OpenForAppealAsync(CommandCall call, CancellationToken cancellationToken) =>
        OpenAsync(call, CaseWorkflow.AppealsOf, cancellationToken);

    private async Task<(CaseFile? File, Reply? Refusal)> OpenAsync(
        CommandCall call, Func<Queue, Queue> queueOf, CancellationToken cancellationToken)
    {
        var id = new CaseId(long.Parse(call["case"]!, NumberStyles.None, CultureInfo.InvariantCulture));
        var file = await store.FindAsync(id, cancellationToken);
        if (file is null || file.State.Community != call.Community
            || CaseWorkflow.WhyNotWork(queueOf(file.State.Queue), file.State.Subject, Actor.From(call.By), file.Parties) is not null)
        {
            return (null, new Reply.Refused(RefusalKind.NotFound, $"case: there is no case {id} for you. /queue lists yours.")
            {
                Field = "case",
            });
        }

        return (file, null);
    }
}
