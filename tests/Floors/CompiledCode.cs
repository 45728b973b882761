using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Belong.Tests.Floors;

/// <summary>
/// Reads an assembly for every type that each of its types names: bases, interfaces, constraints, attributes and what
/// they are given, fields, signatures, locals, and whatever a body touches. What the compiler folds away cannot be
/// seen: a constant or an enum's member is its value by then, and <c>nameof</c> a string.
/// </summary>
internal static class CompiledCode
{
    public static IReadOnlyList<TypeUse> Read(Stream assembly)
    {
        // An attribute that is given an enum's member can be read only where the enum can be found.
        using var resolver = new DefaultAssemblyResolver();
        foreach (var folder in LoadableAssemblies.Paths.Select(Path.GetDirectoryName).Distinct())
            resolver.AddSearchDirectory(folder);
        using var read = AssemblyDefinition.ReadAssembly(
            assembly,
            new ReaderParameters { AssemblyResolver = resolver }
        );
        return Uses(read).ToList();
    }

    public static IReadOnlyList<TypeUse> Read(string path)
    {
        using var file = File.OpenRead(path);
        return Read(file);
    }

    private static IEnumerable<TypeUse> Uses(AssemblyDefinition assembly)
    {
        foreach (var type in assembly.Modules.SelectMany(module => module.GetTypes()))
        {
            var from = Outermost(type);
            var uses = type
                .Methods.SelectMany(method => OfMethod(method).Select(named => (Member: method.FullName, Named: named)))
                .Concat(OfType(type).Select(named => (Member: type.FullName, Named: named)))
                .SelectMany(use => Plain(use.Named).Select(named => (use.Member, To: Outermost(named))))
                .Where(use => use.To.FullName != from.FullName)
                .DistinctBy(use => (use.Member, use.To.FullName));
            foreach (var (member, to) in uses)
                yield return new TypeUse(from.Namespace, from.FullName, member, to.Namespace, to.FullName);
        }
    }

    private static IEnumerable<TypeReference?> OfType(TypeDefinition type) =>
        [
            type.BaseType,
            .. type.Interfaces.Select(implemented => implemented.InterfaceType),
            .. type.Interfaces.SelectMany(OfAttributes),
            .. type.Fields.Select(field => field.FieldType),
            .. type.Fields.SelectMany(OfAttributes),
            .. type.Properties.SelectMany(OfAttributes),
            .. type.Events.SelectMany(OfAttributes),
            .. OfGenericParameters(type),
            .. OfAttributes(type),
        ];

    private static IEnumerable<TypeReference?> OfMethod(MethodDefinition method) =>
        [
            .. OfReference(method),
            .. method.Overrides.SelectMany(OfReference),
            .. method.Parameters.SelectMany(OfAttributes),
            .. OfAttributes(method.MethodReturnType),
            .. OfGenericParameters(method),
            .. OfAttributes(method),
            .. method.HasBody ? OfBody(method.Body) : [],
        ];

    private static IEnumerable<TypeReference?> OfBody(MethodBody body) =>
        [
            .. body.Variables.Select(variable => variable.VariableType),
            .. body.ExceptionHandlers.Select(handler => handler.CatchType),
            .. body.Instructions.SelectMany(instruction => OfOperand(instruction.Operand)),
        ];

    private static IEnumerable<TypeReference?> OfOperand(object? operand) =>
        operand switch
        {
            TypeReference type => [type],
            FieldReference field => [field.DeclaringType, field.FieldType],
            MethodReference method => OfReference(method),
            CallSite site => [site.ReturnType, .. site.Parameters.Select(parameter => parameter.ParameterType)],
            _ => [],
        };

    private static IEnumerable<TypeReference?> OfReference(MethodReference method) =>
        [
            method.DeclaringType,
            method.ReturnType,
            .. method.Parameters.Select(parameter => parameter.ParameterType),
            .. method is GenericInstanceMethod instance ? instance.GenericArguments : [],
        ];

    private static IEnumerable<TypeReference?> OfGenericParameters(IGenericParameterProvider owner) =>
        owner.GenericParameters.SelectMany(parameter =>
            parameter
                .Constraints.SelectMany(constraint => OfAttributes(constraint).Append(constraint.ConstraintType))
                .Concat(OfAttributes(parameter))
        );

    private static IEnumerable<TypeReference?> OfAttributes(ICustomAttributeProvider owner) =>
        owner.CustomAttributes.SelectMany(attribute =>
            attribute
                .ConstructorArguments.Concat(attribute.Fields.Select(field => field.Argument))
                .Concat(attribute.Properties.Select(property => property.Argument))
                .SelectMany(OfArgument)
                .Append(attribute.AttributeType)
        );

    private static IEnumerable<TypeReference?> OfArgument(CustomAttributeArgument argument) =>
        argument.Value switch
        {
            TypeReference type => [argument.Type, type],
            CustomAttributeArgument boxed => OfArgument(boxed),
            CustomAttributeArgument[] several => several.SelectMany(OfArgument).Append(argument.Type),
            _ => [argument.Type],
        };

    /// <summary>The types inside an array, a pointer, a generic instance and the like, each by itself.</summary>
    private static IEnumerable<TypeReference> Plain(TypeReference? type) =>
        type switch
        {
            null or GenericParameter => [],
            GenericInstanceType instance =>
            [
                .. Plain(instance.ElementType),
                .. instance.GenericArguments.SelectMany(Plain),
            ],
            FunctionPointerType pointer =>
            [
                .. Plain(pointer.ReturnType),
                .. pointer.Parameters.SelectMany(parameter => Plain(parameter.ParameterType)),
            ],
            IModifierType modified => [.. Plain(modified.ElementType), .. Plain(modified.ModifierType)],
            TypeSpecification specification => Plain(specification.ElementType),
            _ => [type],
        };

    private static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is { } around)
            type = around;
        return type;
    }
}
