namespace Belong.Classifiers.Data;

/// <summary>What a source annotated. Beyond it, the absence of a label says nothing.</summary>
internal enum Scope
{
    /// <summary>General abuse was annotated, promotion was not.</summary>
    Abuse,

    /// <summary>Only identity hate was annotated.</summary>
    Identity,

    /// <summary>Only promotion or spam was annotated.</summary>
    Promotion,

    /// <summary>Benign by origin; nobody labelled it.</summary>
    Benign,

    /// <summary>Labelled by a rule.</summary>
    Weak,

    /// <summary>Every category was annotated: our own examples.</summary>
    Everything,
}
