using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>One case while a batch is decided: as it was stored, and what has been decided since.</summary>
internal sealed class CaseDraft
{
    private readonly CaseFile? _file;
    private readonly List<CaseEvent> _events = [];
    private readonly List<Effect> _effects = [];
    private CaseState? _state;

    /// <summary>A case that is stored.</summary>
    public CaseDraft(CaseFile file) =>
        (_file, _state, Subject, Queue) = (file, file.State, file.State.Subject, file.State.Queue);

    /// <summary>A case that the first decision opens.</summary>
    public CaseDraft(CaseOpening opening) => (Opening, Subject, Queue) = (opening, opening.Subject, opening.Queue);

    public CaseId? Id => _file?.Id;

    public MemberId Subject { get; }

    public Queue Queue { get; }

    public CaseOpening? Opening { get; }

    public bool IsOpen => _state is { IsOpen: true };

    public IReadOnlyList<CaseParty> Parties => _file?.Parties ?? [];

    /// <summary>What is to be stored; null when nothing was decided.</summary>
    public CaseChange? Change =>
        _events.Count == 0 ? null : new CaseChange(Id, _file?.State.Version ?? 0, _state!, _events, _effects);

    /// <summary>Asks the law, and keeps what it says.</summary>
    /// <returns>Whether it said yes.</returns>
    public bool Decide(CaseAction action, CaseContext context, DateTimeOffset now)
    {
        if (CaseWorkflow.Decide(_state, action, Actor.Bot, context, now) is not Decision.Accepted accepted)
            return false;

        _state = _state is null ? CaseState.From(accepted.Events) : _state.With(accepted.Events);
        _events.AddRange(accepted.Events);

        // One card shows all of it.
        if (accepted.Effects.Any(effect => effect is Effect.ShowCard))
            _effects.RemoveAll(effect => effect is Effect.ShowCard);
        _effects.AddRange(accepted.Effects);
        return true;
    }
}
