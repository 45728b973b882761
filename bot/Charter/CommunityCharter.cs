using System.Collections.Frozen;

namespace Belong.Bot.Charter;

/// <summary>
/// The community's numbered clauses at one version: an immutable snapshot. Every flag, notice, decision and
/// figure cites a <see cref="ClauseId"/> together with <see cref="Version"/>.
/// </summary>
internal sealed class CommunityCharter
{
    private readonly FrozenDictionary<ClauseId, Clause> _byId;
    private readonly ClauseSearch _search;

    /// <param name="version">Names this wording, for example <c>2026-11</c>; members accept a version (M1).</param>
    /// <param name="title">What the document is called.</param>
    /// <param name="clauses">In the document's order.</param>
    /// <exception cref="ArgumentException">Two clauses have one id. A file is checked for it by
    /// <see cref="CharterFile"/>.</exception>
    public CommunityCharter(string version, string title, IEnumerable<Clause> clauses)
    {
        Version = version;
        Title = title;
        Clauses = [.. clauses];
        _byId = Clauses.Select(clause => KeyValuePair.Create(clause.Id, clause)).ToDictionary().ToFrozenDictionary();
        _search = new ClauseSearch(Clauses);
        Reportable = [.. Clauses.Where(clause => clause.Reportable)];
        Remindable = [.. Clauses.Where(clause => clause.Remindable)];
    }

    /// <summary>Names this wording, for example <c>2026-11</c>.</summary>
    public string Version { get; }

    /// <summary>What the document is called.</summary>
    public string Title { get; }

    /// <summary>All clauses in the document's order.</summary>
    public IReadOnlyList<Clause> Clauses { get; }

    /// <summary>The clauses that a member may report under, in the document's order; at most 25.</summary>
    public IReadOnlyList<Clause> Reportable { get; }

    /// <summary>The clauses that a scheduled reminder may post, in the document's order.</summary>
    public IReadOnlyList<Clause> Remindable { get; }

    /// <summary>The clause of this id.</summary>
    /// <exception cref="KeyNotFoundException">No such clause: the message names it and the version.</exception>
    public Clause this[ClauseId id] =>
        Find(id) ?? throw new KeyNotFoundException($"The charter {Version} has no clause {id}.");

    /// <summary>The clause of this id as written in the document, or null.</summary>
    public Clause? Find(ClauseId id) => id.Value is null ? null : _byId.GetValueOrDefault(id);

    /// <summary>
    /// The clauses that a member's words mean, best first, at most five; none for words that say nothing.
    /// Takes ids (<c>c20</c>), words of the title and text, their stems and beginnings, and small typing errors.
    /// </summary>
    public IReadOnlyList<Clause> Search(string words) => _search.Find(words);
}
