using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Commands;

/// <summary>The clauses that somebody may mean while they type an id or words.</summary>
internal static class ClauseSuggestions
{
    /// <summary>
    /// Those whose id begins with what is typed, in the document's order, then those that its words mean
    /// (<see cref="ClauseSearch"/>). What is chosen fills in the id.
    /// </summary>
    public static IReadOnlyList<Choice> For(IEnumerable<Clause> offered, CommunityCharter charter, string typed)
    {
        var clauses = offered.ToList();
        return
        [
            .. clauses
                .Where(clause => clause.Id.Value.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                .Concat(charter.Search(typed).Where(clauses.Contains))
                .Distinct()
                .Select(clause => new Choice(clause.Id.Value, $"{clause.Id} {clause.Title}")),
        ];
    }
}
