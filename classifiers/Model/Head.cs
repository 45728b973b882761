namespace Belong.Classifiers.Model;

/// <summary>
/// What the model learns. The heads that are no <see cref="Category"/> serve the others: <see cref="Attack"/> gathers
/// every attack, also those that no source labels finely; <see cref="Obscene"/> draws swearing away from the attacks.
/// </summary>
internal enum Head
{
    Identity = 0,
    Threat = 1,
    Sexual = 2,
    Insult = 3,
    Promotion = 4,
    Obscene = 5,
    Attack = 6,
}
