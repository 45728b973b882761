namespace Belong.Tests.Floors;

/// <summary>The assemblies that this process may load: the framework's, the packages' and the house's own.</summary>
internal static class LoadableAssemblies
{
    public static IReadOnlyList<string> Paths { get; } =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
}
