using Belong.Classifiers.Data;
using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>
/// What each head should say of an example, and how much that counts. A weight of 0 masks: an unknown sub-label is not
/// a negative, and a source's "none" means none within what it annotated.
/// </summary>
internal static class Targets
{
    private const Labels Attacks = Labels.Insult | Labels.Identity | Labels.Threat | Labels.Sexual | Labels.Hostile;
    private const Labels Fine = Labels.Insult | Labels.Identity | Labels.Threat;
    private const float Doubtful = 0.3f;

    /// <summary>Fills the targets (0 or 1) and weights of every head.</summary>
    public static void Of(LabelledText text, Span<float> targets, Span<float> weights)
    {
        targets.Clear();
        weights.Clear();
        var labels = text.Labels;
        Set(Head.Identity, labels.HasFlag(Labels.Identity), targets);
        Set(Head.Threat, labels.HasFlag(Labels.Threat), targets);
        Set(Head.Sexual, labels.HasFlag(Labels.Sexual), targets);
        Set(Head.Insult, labels.HasFlag(Labels.Insult), targets);
        Set(Head.Promotion, (labels & (Labels.Promotion | Labels.Spam)) != 0, targets);
        Set(Head.Obscene, labels.HasFlag(Labels.Obscene), targets);
        Set(Head.Attack, (labels & Attacks) != 0, targets);
        Weigh(text, targets, weights);
        for (var head = 0; head < Heads.Count; head++)
            weights[head] *= text.Source.Weight;
    }

    private static void Weigh(LabelledText text, ReadOnlySpan<float> targets, Span<float> weights)
    {
        // A label that was given is known, whatever the scope.
        targets[..Heads.Count].CopyTo(weights);
        var attacked = (text.Labels & Attacks) != 0;
        switch (text.Source.Scope)
        {
            case Scope.Everything:
                weights[..Heads.Count].Fill(1);
                MaskKindred(text.Labels, attacked, weights);
                break;
            case Scope.Abuse:
                WeighAbuse(text, attacked, weights);
                break;
            case Scope.Identity:
                weights[(int)Head.Identity] = 1;
                weights[(int)Head.Attack] = 1;
                weights[(int)Head.Threat] = text.Source.Name == "edos" && attacked ? 1 : weights[(int)Head.Threat];
                break;
            case Scope.Promotion:
                weights[(int)Head.Promotion] = text.Labels == Labels.Spam ? 0.5f : 1;
                break;
            case Scope.Benign:
                weights[(int)Head.Attack] = 1;
                if (!attacked)
                    weights[..(int)Head.Obscene].Fill(1);

                break;
            case Scope.Weak:
                weights[(int)Head.Promotion] = 1;
                weights[(int)Head.Attack] = 1;
                break;
        }
    }

    // Intimidation without violence is near an insult, and exposing somebody near an attack, but neither is quite that.
    private static void MaskKindred(Labels labels, bool attacked, Span<float> weights)
    {
        if (labels.HasFlag(Labels.Hostile) && !labels.HasFlag(Labels.Insult))
            weights[(int)Head.Insult] = 0;

        if (labels.HasFlag(Labels.Doxxing) && !attacked)
            weights[(int)Head.Attack] = 0;
    }

    private static void WeighAbuse(LabelledText text, bool attacked, Span<float> weights)
    {
        var swearsOnly = !attacked && text.Labels.HasFlag(Labels.Obscene);
        if (!attacked && !swearsOnly)
        {
            weights[..Heads.Count].Fill(1);
            weights[(int)Head.Promotion] = Doubtful;
            return;
        }

        // Swearing is not an attack, but few sources looked closely; Wikipedia's obscene rows were all called toxic.
        weights[(int)Head.Attack] =
            attacked ? 1
            : text.Source.Name == "github_incivility" ? 0.5f
            : 0;
        weights[(int)Head.Obscene] = 1;
        if (text.Source.Name == "jigsaw_wiki" && (text.Labels & Fine) != 0)
        {
            weights[(int)Head.Identity] = 1;
            weights[(int)Head.Threat] = 1;
            weights[(int)Head.Insult] = 1;
        }
    }

    private static void Set(Head head, bool value, Span<float> targets) => targets[(int)head] = value ? 1 : 0;
}
