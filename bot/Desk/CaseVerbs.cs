using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>All verbs, in the order in which a card shows their buttons.</summary>
internal sealed class CaseVerbs(IEnumerable<CaseVerb> inOrder)
{
    private readonly CaseVerb[] _inOrder = [.. inOrder];

    /// <summary>The verb of this name; null when there is none.</summary>
    public CaseVerb? Find(string name) => Array.Find(_inOrder, verb => verb.Name == name);

    /// <summary>The buttons that a case's state allows; whoever presses is checked when they do.</summary>
    public IReadOnlyList<PostButton> ButtonsFor(CaseId id, CaseState state, PlatformCapabilities capabilities)
    {
        List<PostButton> buttons = [];
        foreach (var verb in _inOrder)
        {
            if (verb.OfferOn(state, capabilities) is { } offer)
            {
                var button = new ButtonId.OnCase(id, verb.Name, state.Revision);
                buttons.Add(new PostButton(button.ToString(), offer.Label, offer.Style));
            }
        }

        return buttons;
    }
}
