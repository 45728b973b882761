namespace Belong.Classifiers.Text;

/// <summary>How a token was written before it was normalised.</summary>
[Flags]
public enum TokenTraits : byte
{
    /// <summary>Written plainly.</summary>
    None = 0,

    /// <summary>Look-alike letters, leetspeak, invisible characters, or letters set apart were undone.</summary>
    Disguised = 1,

    /// <summary>Letters or marks were repeated for emphasis.</summary>
    Elongated = 2,

    /// <summary>Written in capitals (two letters or more).</summary>
    Shouted = 4,
}
