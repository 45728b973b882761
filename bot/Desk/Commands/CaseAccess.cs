using System.Globalization;
using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Commands;

/// <summary>Opens the case that a command names, for those who may work it.</summary>
internal sealed class CaseAccess(ICaseStore store, ICaseLists lists)
{
    /// <summary>Who may have cases to work at all; each case is checked by itself.</summary>
    public const Roles Roles = Chat.Roles.Moderator | Chat.Roles.Operator | Chat.Roles.Trustee;

    /// <summary>Among how many cases suggestions are looked for: more than a queue should ever hold.</summary>
    private const int Considered = 500;

    public static CommandOption Number { get; } =
        new("case", "The case's number", OptionKind.Number)
        {
            Required = true,
            MaxLength = 18,
            Suggests = true,
        };

    /// <summary>
    /// The case, or the reason why not. A case that is not theirs to see looks as if it were not there.
    /// </summary>
    public Task<(CaseFile? File, Reply? Refusal)> OpenAsync(CommandCall call, CancellationToken cancellationToken) =>
        OpenAsync(call, queue => queue, cancellationToken);

    /// <summary>As above, for those who hear the appeal against it.</summary>
    public Task<(CaseFile? File, Reply? Refusal)> OpenForAppealAsync(
        CommandCall call,
        CancellationToken cancellationToken
    ) => OpenAsync(call, CaseWorkflow.AppealsOf, cancellationToken);

    /// <summary>
    /// The numbers that begin with what is typed, of the cases that /queue lists for this person: never one that is
    /// about them or that they are a party of (C11, M2h). The labels name nobody.
    /// </summary>
    public Task<IReadOnlyList<Choice>> SuggestAsync(SuggestionCall call, CancellationToken cancellationToken) =>
        SuggestAsync(call, queue => queue, _ => true, cancellationToken);

    /// <summary>As above, of decided cases whose appeals this person may hear.</summary>
    public Task<IReadOnlyList<Choice>> SuggestForAppealAsync(
        SuggestionCall call,
        CancellationToken cancellationToken
    ) => SuggestAsync(call, CaseWorkflow.AppealsOf, one => one.Status == CaseStatus.Decided, cancellationToken);

    private async Task<IReadOnlyList<Choice>> SuggestAsync(
        SuggestionCall call,
        Func<Queue, Queue> queueOf,
        Func<CaseSummary, bool> fits,
        CancellationToken cancellationToken
    )
    {
        var actor = Actor.From(call.By);
        var queues = Enum.GetValues<Queue>().Where(queue => actor.MayWork(queueOf(queue))).ToList();
        var open = await lists.ListOpenAsync(call.Community, queues, call.By.Id, Considered, cancellationToken);
        return
        [
            .. open.Where(one => fits(one) && one.Id.ToString().StartsWith(call.Typed, StringComparison.Ordinal))
                .Select(one => new Choice(
                    one.Id.ToString(),
                    $"Case {one.Id} · {one.Clause}{(one.Urgent ? " · urgent" : "")} · {Wording.Say(one.Status)}"
                )),
        ];
    }

    private async Task<(CaseFile? File, Reply? Refusal)> OpenAsync(
        CommandCall call,
        Func<Queue, Queue> queueOf,
        CancellationToken cancellationToken
    )
    {
        var id = new CaseId(long.Parse(call["case"]!, NumberStyles.None, CultureInfo.InvariantCulture));
        var file = await store.FindAsync(id, cancellationToken);
        if (
            file is null
            || file.State.Community != call.Community
            || CaseWorkflow.WhyNotWork(queueOf(file.State.Queue), file.State.Subject, Actor.From(call.By), file.Parties)
                is not null
        )
        {
            return (
                null,
                new Reply.Refused(RefusalKind.NotFound, $"case: there is no case {id} for you. /queue lists yours.")
                {
                    Field = "case",
                }
            );
        }

        return (file, null);
    }
}
