using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Commands;

/// <summary>
/// <c>/case reveal</c>: the name behind a role token, for operators; behind a confidential one, for the trustee (C25).
/// Each look-up is recorded before the name is shown.
/// </summary>
internal sealed class CaseRevealCommand(CaseAccess access, IRecord record, ChatPlatforms platforms, TimeProvider time)
    : ICommand
{
    public CommandSpec Spec { get; } =
        new("case reveal", "Look up who reported; the look-up is recorded", Roles.Operator | Roles.Trustee)
        {
            Options =
            [
                CaseAccess.Number,
                new("token", "For example Reporter-1", OptionKind.Text) { Required = true, MaxLength = 40 },
            ],
        };

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (file, refusal) = await access.OpenAsync(call, cancellationToken);
        if (refusal is not null)
            return refusal;

        var parties = file!
            .Parties.Where(one => string.Equals(one.Token, call["token"], StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (parties.Count == 0)
        {
            return new Reply.Refused(RefusalKind.NotFound, $"token: case {file.Id} has none of this name.")
            {
                Field = "token",
            };
        }

        // Whoever asked once for confidentiality keeps it.
        if (parties.Any(party => party.Confidential) && !call.By.Has(Roles.Trustee))
        {
            return new Reply.Refused(
                RefusalKind.Forbidden,
                "They asked for confidentiality: only the trustee may look up the name (C25)."
            );
        }

        await record.AppendAsync(
            new Entry(call.Community) { LookUp = new LookUp(file.Id, parties[0].Token, call.By.Id, time.GetUtcNow()) },
            cancellationToken
        );
        var name = parties[0].Member.Id is { } id
            ? await platforms[call.Community].NameOfAsync(id, cancellationToken)
            : parties[0].Member.Name;
        return Reply.Say($"{parties[0].Token} in case {file.Id} is {name}. This look-up is recorded.");
    }

    public Task<IReadOnlyList<Choice>> SuggestAsync(SuggestionCall call, CancellationToken cancellationToken) =>
        access.SuggestAsync(call, cancellationToken);
}
