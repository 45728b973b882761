using System.Text.Json;
using System.Text.RegularExpressions;

namespace Belong.Bot.Charter;

/// <summary>
/// Turns the JSON of a charter into a <see cref="CommunityCharter"/>, collecting every fault on the way.
/// </summary>
internal sealed partial class CharterReader
{
    private const int LongestVersion = 32;
    private const int LongestTitle = 80;
    private const int LongestText = 1_000;
    private const int MostSearchWords = 30;
    private const int LongestSearchWord = 40;

    // The menus of chat platforms hold no more: Discord's select menus and command choices end at 25.
    private const int MostReportable = 25;

    private static readonly string[] CharterMembers = ["version", "title", "clauses"];
    private static readonly string[] ClauseMembers =
    [
        "id",
        "title",
        "text",
        "use",
        "family",
        "report",
        "remind",
        "words",
    ];

    // Cited by the bot itself: detectors (C4, C5, C7, C9, C20, M2i), cease orders (C8, C23), the umbrella for
    // what has no clause of its own (C1), and the two reports with a route of their own (C30, M5).
    private static readonly string[] Required = ["C1", "C4", "C5", "C7", "C8", "C9", "C20", "C23", "C30", "M2i", "M5"];
    private static readonly string[] RequiredReportable = ["C30", "M5"];

    private static readonly IReadOnlyDictionary<string, ClauseUse> Uses = new Dictionary<string, ClauseUse>
    {
        ["sanction"] = ClauseUse.Sanction,
        ["reminderOnly"] = ClauseUse.ReminderOnly,
        ["duty"] = ClauseUse.Duty,
    };

    private static readonly IReadOnlyDictionary<string, ClauseFamily> Families = new Dictionary<string, ClauseFamily>
    {
        ["harassment"] = ClauseFamily.Harassment,
        ["promotion"] = ClauseFamily.Promotion,
        ["other"] = ClauseFamily.Other,
    };

    private readonly List<string> _faults = [];

    /// <summary>What is wrong, each with its place and its remedy.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The charter, or null with <see cref="Faults"/>.</summary>
    public CommunityCharter? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            _faults.Add("The file must hold one object with \"version\", \"title\" and \"clauses\".");
            return null;
        }

        var fields = new JsonFields(root, "", _faults);
        fields.RefuseUnknown(CharterMembers);
        var version = fields.Text("version", LongestVersion);
        if (version is not null && !VersionForm.IsMatch(version))
        {
            _faults.Add(
                $"\"version\" is \"{version}\": write letters, digits, dots and hyphens without spaces, for "
                    + $"example \"2026-11\"."
            );
        }

        var title = fields.Text("title", LongestTitle);
        var clauses = ReadClauses(fields);
        return _faults.Count == 0 ? new CommunityCharter(version!, title!, clauses) : null;
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9.-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex VersionForm { get; }

    [GeneratedRegex("^[A-Z]{1,3}[0-9]{1,3}[a-z]?$", RegexOptions.CultureInvariant)]
    private static partial Regex IdForm { get; }

    private List<Clause> ReadClauses(JsonFields charter)
    {
        var read = new List<Clause>();
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (charter.List("clauses") is not { } list)
        {
            return read;
        }

        var number = 0;
        foreach (var element in list.EnumerateArray())
        {
            number++;
            if (element.ValueKind != JsonValueKind.Object)
            {
                _faults.Add($"Clause number {number}: write an object with \"id\", \"title\", \"text\" and \"use\".");
                continue;
            }

            var (id, clause) = ReadClause(element, number);
            if (id is not null && !ids.Add(id))
            {
                _faults.Add(
                    $"Clause number {number} ({id}): another clause has this id already. Give each clause its "
                        + $"own; ids differ by more than case."
                );
            }

            if (clause is not null)
            {
                read.Add(clause);
            }
        }

        RequireClauses(ids, read);
        return read;
    }

    private (string? Id, Clause? Clause) ReadClause(JsonElement element, int number)
    {
        var before = _faults.Count;
        var id = JsonFields.Peek(element, "id");
        var fields = new JsonFields(
            element,
            id is null ? $"Clause number {number}: " : $"Clause number {number} ({id}): ",
            _faults
        );
        fields.RefuseUnknown(ClauseMembers);
        if (fields.Text("id", LongestVersion) is { } written && !IdForm.IsMatch(written))
        {
            fields.Fault(
                $"\"id\" is \"{written}\": write one to three capitals, a number and at most one small "
                    + $"letter, for example \"C20\" or \"M2i\"."
            );
        }

        var title = fields.Text("title", LongestTitle);
        var text = fields.Text("text", LongestText);
        var use = fields.Choice("use", Uses, fallback: null);
        var family = fields.Choice("family", Families, ClauseFamily.Other);
        var report = fields.Flag("report");
        var remind = fields.Flag("remind");
        var words = fields.Words("words", MostSearchWords, LongestSearchWord);
        if (use == ClauseUse.ReminderOnly && !remind && _faults.Count == before)
        {
            fields.Fault(
                "its \"use\" is \"reminderOnly\" but \"remind\" is not true, so nothing would ever come of "
                    + "it. Set \"remind\": true."
            );
        }

        return _faults.Count > before
            ? (id, null)
            : (
                id,
                new Clause(new ClauseId(id!), title!, text!, use!.Value, family!.Value)
                {
                    Reportable = report,
                    Remindable = remind,
                    SearchWords = words,
                }
            );
    }

    private void RequireClauses(HashSet<string> ids, List<Clause> read)
    {
        var missing = Required.Where(id => !ids.Contains(id)).ToList();
        if (missing.Count > 0)
        {
            _faults.Add(
                $"\"clauses\" lacks {string.Join(", ", missing)}: the bot cites "
                    + $"{(missing.Count == 1 ? "this id" : "these ids")} itself. Add each, in your own words."
            );
        }

        foreach (var clause in read.Where(clause => RequiredReportable.Contains(clause.Id.Value) && !clause.Reportable))
        {
            _faults.Add($"Clause {clause.Id}: members must always be able to report under it. Set \"report\": true.");
        }

        var reportable = read.Count(clause => clause.Reportable);
        if (reportable > MostReportable)
        {
            _faults.Add(
                $"{reportable} clauses have \"report\": true, but a menu holds {MostReportable}. Leave it out "
                    + $"of {reportable - MostReportable} of them."
            );
        }
    }
}
