using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>
/// One button on a case, whole: when a card offers it, what its form asks, what the filled form means, what of it the
/// member would read, and what whoever pressed it is told. What it leads to is the law's to decide.
/// </summary>
internal abstract class CaseVerb
{
    /// <summary>What stands in the button's id: one word of lower-case letters, never changed once released.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// True where the member whom the case is about presses it, under a notice: they may not see the case, nor its card
    /// (C25).
    /// </summary>
    public virtual bool IsForSubject => false;

    /// <summary>How a card shows the button; null where the case's state or the platform does not allow it.</summary>
    public abstract ButtonOffer? OfferOn(CaseState state, PlatformCapabilities capabilities);

    /// <summary>
    /// The form that a press opens, to be sent back under the button's own id; null when nothing needs to be asked.
    /// </summary>
    public virtual Form? FormFor(CaseFile file) => null;

    /// <summary>What the filled form, the command's options or the bare press ask for.</summary>
    public abstract Task<FormReading> ReadAsync(
        IReadOnlyDictionary<string, string> values,
        VerbTarget target,
        CancellationToken cancellationToken
    );

    /// <summary>What of the action the member would read; null for nothing.</summary>
    public abstract OutgoingWords? OutgoingOf(CaseAction action);

    /// <summary>What the platform would be asked to do to the member; null for nothing.</summary>
    public abstract MemberAct? ActOf(CaseAction action, CaseState? state);

    /// <summary>What somebody who acted is told: what is recorded now, and what is still to come.</summary>
    public abstract string Confirm(CaseAction action, CaseFile file);

    /// <summary>What is told of a decision that would be carried out, were the case not one of shadow mode.</summary>
    protected static string Recorded(CaseFile file, string otherwise) =>
        file.State.Shadow ? $"Recorded in case {file.Id}. Shadow mode: nobody is told and nothing is done." : otherwise;

    protected static FormField Words(string name, string label, bool required = false) =>
        new(name, label, FormFieldKind.Paragraph) { Required = required };

    protected static Form Form(string title, params IReadOnlyList<FormField> fields) => new("", title, fields);
}

/// <summary>A button that asks the law for one kind of action.</summary>
internal abstract class CaseVerb<TAction> : CaseVerb
    where TAction : CaseAction
{
    public sealed override async Task<FormReading> ReadAsync(
        IReadOnlyDictionary<string, string> values,
        VerbTarget target,
        CancellationToken cancellationToken
    )
    {
        var reader = new FormReader(values);
        var action = await ReadAsync(reader, target, cancellationToken);
        reader.RefuseOthers();
        return new FormReading(action, reader.Fault);
    }

    public sealed override OutgoingWords? OutgoingOf(CaseAction action) => OutgoingOf((TAction)action);

    public sealed override MemberAct? ActOf(CaseAction action, CaseState? state) => ActOf((TAction)action, state);

    public sealed override string Confirm(CaseAction action, CaseFile file) => Confirm((TAction)action, file);

    protected abstract ValueTask<TAction> ReadAsync(
        FormReader reader,
        VerbTarget target,
        CancellationToken cancellationToken
    );

    protected virtual OutgoingWords? OutgoingOf(TAction action) => null;

    protected virtual MemberAct? ActOf(TAction action, CaseState? state) => null;

    protected abstract string Confirm(TAction action, CaseFile file);
}

/// <summary>How a card shows a button.</summary>
internal sealed record ButtonOffer(string Label, ButtonStyle Style = ButtonStyle.Secondary);
