namespace Belong.Classifiers.Verbs;

/// <summary>Where the project keeps its data and model, found from the program's place upwards.</summary>
internal static class ProjectPaths
{
    private const string ProjectFile = "Belong.Classifiers.csproj";

    /// <summary>The project's folder, or the working folder where the program runs without its source.</summary>
    public static string Root { get; } = FindRoot();

    public static string Model => Path.Combine(Root, "model", "belong.model");

    public static string Data => Path.Combine(Root, "data");

    /// <summary>The public sets where they are at hand, and our own examples always.</summary>
    public static string[] DefaultData() => [.. Shared("train"), Data];

    /// <summary>The sets that may only be chosen by, where they are at hand.</summary>
    public static string[] DefaultChoosing() => Shared("validate");

    private static string[] Shared(string part)
    {
        var folder = Path.GetFullPath(Path.Combine(Root, "..", "..", "shared", "data", part));
        return Directory.Exists(folder) ? [folder] : [];
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, ProjectFile)))
                return folder.FullName;
        }

        return Directory.GetCurrentDirectory();
    }
}
