using System.Reflection;
using System.Runtime.Loader;

namespace Belong.Bot.Store;

/// <summary>
/// Makes SQLite ready for EF Core. EF's provider was compiled against SQLitePCLRaw 2.1; where only 2.0.6 restores, the
/// runtime refuses the older assemblies by their version although every member that EF calls is there. So a request
/// for a newer SQLitePCLRaw is answered with the one that is here. With <c>UseOrdinarySqlitePackage</c> set in
/// Directory.Build.props the versions match, no request ever goes unanswered, and the handler never runs.
/// </summary>
internal static class SqliteAssemblies
{
    private const string Prefix = "SQLitePCLRaw.";

    // The runtime runs a type's initialiser once: no lock, no flag.
    static SqliteAssemblies()
    {
        AssemblyLoadContext.Default.Resolving += Resolve;
        SQLitePCL.Batteries_V2.Init();
    }

    /// <summary>To be called before the first connection; calls after the first do nothing.</summary>
    internal static void Load()
    {
        // The work is the type's initialiser.
    }

    // Without a version the runtime takes whichever is here; a request without one that ends here has nothing to find.
    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName wanted) =>
        wanted is { Name: { } name, Version: not null } && name.StartsWith(Prefix, StringComparison.Ordinal)
            ? context.LoadFromAssemblyName(new AssemblyName(name))
            : null;
}
