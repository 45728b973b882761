namespace Belong.Classifiers.Verbs;

/// <summary>What the program tells the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 1;

    /// <summary>A data file or folder cannot be used.</summary>
    public const int Data = 2;

    /// <summary>The model file cannot be used.</summary>
    public const int Model = 3;

    /// <summary>The machine lacks something: Unicode data, workspace on the disk, permissions.</summary>
    public const int Machine = 4;
}
