using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Belong.Tests.Floors;

/// <summary>A little source, compiled beside the real house as if it stood in one of its projects.</summary>
internal static class PlantedCode
{
    /// <summary>What the compiled source names. The house shows its types to the tests, so to a planted test.</summary>
    public static IReadOnlyList<TypeUse> Read(params string[] sources)
    {
        using var assembly = new MemoryStream();
        var result = Compile("Belong.Tests", sources).Emit(assembly);
        if (!result.Success)
            throw new InvalidOperationException(string.Join("\n", result.Diagnostics));

        assembly.Position = 0;
        return CompiledCode.Read(assembly);
    }

    /// <summary>The ids of the compiler's errors for source in a project that referenced the whole house.</summary>
    public static IReadOnlyList<string> Refusals(string project, string source) =>
        Compile(project, source)
            .GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.Id)
            .ToList();

    private static CSharpCompilation Compile(string assembly, params string[] sources) =>
        CSharpCompilation.Create(
            assembly,
            sources.Select(source => CSharpSyntaxTree.ParseText(source)),
            LoadableAssemblies
                .Paths.Where(path => Path.GetFileNameWithoutExtension(path) != assembly)
                .Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true)
        );
}
