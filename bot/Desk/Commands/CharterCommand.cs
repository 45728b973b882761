using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Commands;

/// <summary><c>/charter [words]</c>: finds a clause, or lists them all.</summary>
internal sealed class CharterCommand(CommunityCharter charter) : ICommand
{
    public CommandSpec Spec { get; } =
        new("charter", "Read the charter, or find the clause for something", Roles.Member)
        {
            Options =
            [
                new("words", "What it is about, or a clause's id", OptionKind.Text)
                {
                    MaxLength = 200,
                    Suggests = true,
                },
            ],
        };

    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call["words"] is not { } words)
        {
            return Say(
                new Post(
                    string.Join("\n", charter.Clauses.Select(clause => $"{clause.Id} {clause.Title}"))
                        + "\n\n/charter with a few words shows a clause whole."
                )
                {
                    Title = $"{charter.Title}, version {charter.Version}",
                }
            );
        }

        var found = charter.Search(words);
        return Say(
            found.Count == 0
                ? new Post(
                    "No clause seems to be about that. /charter alone lists them all; moderators gladly answer "
                        + "questions (M2n)."
                )
                : new Post($"Version {charter.Version}.")
                {
                    Title = $"The charter on “{Wording.Cut(words, 60)}”",
                    Fields = [.. found.Select(clause => new PostField($"{clause.Id} {clause.Title}", clause.Text))],
                }
        );
    }

    public Task<IReadOnlyList<Choice>> SuggestAsync(SuggestionCall call, CancellationToken cancellationToken) =>
        Task.FromResult(ClauseSuggestions.For(charter.Clauses, charter, call.Typed));

    private static Task<Reply> Say(Post post) => Task.FromResult<Reply>(new Reply.Message(post));
}
