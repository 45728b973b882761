namespace Belong.Classifiers.Model;

/// <summary>What a word does in a sentence about attack and defence. The field's knowledge, written by hand.</summary>
internal enum WordRole : byte
{
    None,

    /// <summary>Speaks to the reader: you, your.</summary>
    Addressee,

    /// <summary>Speaks of others: they, them, those.</summary>
    Others,

    /// <summary>Speaks of oneself: I, we, my.</summary>
    Self,

    /// <summary>Denies what follows: not, never, nobody.</summary>
    Negation,

    /// <summary>Introduces somebody else's words: said, called, told, posted.</summary>
    Report,

    /// <summary>Stands against something: condemn, unacceptable, tackle.</summary>
    Counter,

    /// <summary>Names a protected group or its members.</summary>
    Group,

    /// <summary>Generalises: all, every, always, typical.</summary>
    Sweeping,

    /// <summary>Demands: should, must, deserve.</summary>
    Demand,

    /// <summary>Physical harm: kill, beat, burn.</summary>
    Harm,

    /// <summary>Asks to buy, book, join, call or click.</summary>
    CallToAction,

    /// <summary>What is for sale or on offer: discount, package, rate.</summary>
    Offer,

    /// <summary>Costs nothing or is shared: free, report, toolkit, funded.</summary>
    Sharing,

    /// <summary>The talk about abuse as a subject: racism, harassment, training, policy.</summary>
    Subject,

    /// <summary>Warmth: thank, proud, welcome, love.</summary>
    Warm,
}
