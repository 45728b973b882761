namespace Belong.Tests.Support;

/// <summary>Where the project's own files are.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution, found upwards from the tests.</summary>
    public static string Root { get; } = Find();

    /// <summary>True for what a build made.</summary>
    public static bool IsBuilt(string path)
    {
        var parts = Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar);
        return parts.Contains("bin") || parts.Contains("obj") || parts.Contains("node_modules");
    }

    private static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Belong.Bot.sln")))
                return folder;
        }

        throw new InvalidOperationException("the tests run outside the project: there is no Belong.Bot.sln above them");
    }
}
