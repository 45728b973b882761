using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Commands;

/// <summary>
/// What a card's sanctions do, typed: about the member whom the first option names. The other options are called as the
/// fields of the verb's form are.
/// </summary>
internal abstract class SanctionCommand(CaseVerb verb, SanctionDesk desk) : ICommand
{
    private const string About = "member";

    public CaseVerb Verb { get; } = verb;

    public abstract CommandSpec Spec { get; }

    protected static IReadOnlyList<CommandOption> Options(string words, bool required) =>
        [
            new(About, "Whom it is about", OptionKind.Member) { Required = true, MaxLength = 100 },
            // Long enough for the words of a clause, by which its id is suggested.
            new(ClauseField.Name, "The clause's id, for example C20", OptionKind.Text)
            {
                Required = true,
                MaxLength = 100,
                Suggests = true,
            },
            new(words, words == "reason" ? "Why, with the evidence" : "Words to the member", OptionKind.Text)
            {
                Required = required,
            },
        ];

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (subject, unknown) = await desk.FindAsync(call, About, cancellationToken);
        if (unknown is not null)
            return unknown;

        var typed = call[ClauseField.Name]!;
        if (desk.FindClause(typed) is not { } clause)
            return desk.NoClause(typed).ToReply();
        if (await WhyNotAsync(call, subject!, cancellationToken) is { } refused)
            return refused;

        var values = new Dictionary<string, string>(call.ValuesBeside(About)) { [ClauseField.Name] = clause.Id.Value };
        return await desk.SanctionAsync(Verb, call.Community, subject!, values, Actor.From(call.By), cancellationToken);
    }

    public Task<IReadOnlyList<Choice>> SuggestAsync(SuggestionCall call, CancellationToken cancellationToken) =>
        Task.FromResult(desk.SuggestClauses(call.Typed));

    /// <summary>What a command knows to be wrong with its own options.</summary>
    protected virtual Task<Reply?> WhyNotAsync(CommandCall call, Member subject, CancellationToken cancellationToken) =>
        Task.FromResult<Reply?>(null);
}
