using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>The field that asks under which clause somebody acts.</summary>
internal sealed class ClauseField(CommunityCharter charter)
{
    public const string Name = "clause";

    private const int MostChoices = 25;

    /// <param name="state">The case, whose own clause comes first and is filled in.</param>
    /// <param name="reminds">Whether clauses that allow a reminder only are offered as well.</param>
    public FormField For(CaseState state, bool reminds = false)
    {
        var allowed = charter
            .Clauses.Where(clause =>
                clause.Use == ClauseUse.Sanction || (reminds && clause.Use == ClauseUse.ReminderOnly)
            )
            .OrderByDescending(clause => clause.Id == state.MainClause)
            .Take(MostChoices)
            .ToList();
        return new FormField(Name, "Clause", FormFieldKind.Choice)
        {
            Required = false,
            Value = allowed.Any(clause => clause.Id == state.MainClause) ? state.MainClause.Value : allowed[0].Id.Value,
            Choices =
            [
                .. allowed.Select(clause => new Choice(
                    clause.Id.Value,
                    Wording.Cut($"{clause.Id} {clause.Title}", 100)
                )),
            ],
        };
    }

    /// <summary>The clause that was chosen; the case's own when none was.</summary>
    public ClauseId Read(FormReader reader, VerbTarget target)
    {
        var text = reader.Text(Name, 10, required: target.State is null);
        if (text.Length == 0 && target.State is { } state)
            return state.MainClause;

        var id = new ClauseId(text);
        if (charter.Find(id) is null)
            reader.Fail(Name, $"there is no clause '{text}' in version {charter.Version}: /charter lists them");
        return id;
    }
}
