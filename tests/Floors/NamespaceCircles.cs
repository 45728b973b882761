namespace Belong.Tests.Floors;

/// <summary>Finds namespaces that name each other, directly or round a few corners.</summary>
internal static class NamespaceCircles
{
    /// <summary>Every circle as the sorted names of those in it; a namespace by itself is none.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> In(IEnumerable<TypeUse> uses)
    {
        var names = uses.Where(use => use.FromSpace != use.ToSpace).ToLookup(use => use.FromSpace, use => use.ToSpace);
        var reached = names.ToDictionary(named => named.Key, named => ReachedFrom(named.Key, names));
        return reached
            .Where(space => space.Value.Contains(space.Key))
            .Select(space =>
                space
                    .Value.Where(other => reached.GetValueOrDefault(other)?.Contains(space.Key) == true)
                    .Order(StringComparer.Ordinal)
                    .ToList()
            )
            .DistinctBy(circle => circle[0])
            .ToList();
    }

    private static HashSet<string> ReachedFrom(string space, ILookup<string, string> names)
    {
        var reached = new HashSet<string>();
        var next = new Stack<string>(names[space]);
        while (next.TryPop(out var one))
        {
            if (!reached.Add(one))
                continue;

            foreach (var named in names[one])
                next.Push(named);
        }

        return reached;
    }
}
