namespace Belong.Classifiers.Model;

/// <summary>Why a model file cannot be used.</summary>
public enum ModelFileFault
{
    /// <summary>There is no such file.</summary>
    Missing,

    /// <summary>The file exists but cannot be read: permissions, a folder, a failing disk.</summary>
    Unreadable,

    /// <summary>The file is something else than a model.</summary>
    NotAModel,

    /// <summary>The file was written by a newer version of this program.</summary>
    Newer,

    /// <summary>
    /// The file was written by an older version of this program, in a format that this one does not read.
    /// </summary>
    Older,

    /// <summary>The file ends too early.</summary>
    Truncated,

    /// <summary>The checksum does not match the content.</summary>
    Damaged,
}
