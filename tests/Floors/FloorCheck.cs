namespace Belong.Tests.Floors;

/// <summary>Holds what types name against the plan.</summary>
internal static class FloorCheck
{
    /// <summary>What <see cref="RoomOf"/> says of a type beside the rooms.</summary>
    private const string BesideTheRooms = "a type beside the rooms";

    /// <summary>Every name from above and every vendor's word where it must not be, each once by member.</summary>
    public static IEnumerable<string> Violations(IEnumerable<TypeUse> uses)
    {
        foreach (var use in uses)
        {
            // What lies beside the rooms composes them: it may name everything.
            var room = RoomOf(use.FromSpace);
            if (room is null or BesideTheRooms)
                continue;

            var named = RoomOf(use.ToSpace);
            if (named is not null && named != room && !FloorPlan.MayName.GetValueOrDefault(room, []).Contains(named))
                yield return $"{room} names {named}: {use.To} in {use.Member}";

            var vendors = FloorPlan.NeverUses.GetValueOrDefault(room, []);
            foreach (var vendor in vendors.Where(vendor => IsWithin(use.ToSpace, vendor)))
                yield return $"{room} uses {vendor}: {use.To} in {use.Member}";
        }
    }

    /// <summary>Every circle of namespaces that the plan does not know of.</summary>
    public static IEnumerable<string> Circles(IEnumerable<TypeUse> uses) =>
        AllCircles(uses)
            .Where(circle => !FloorPlan.KnownCircles.Any(known => circle.All(known.Contains)))
            .Select(circle => string.Join(" <-> ", circle));

    /// <summary>Every circle of the house's own namespaces, known or not.</summary>
    public static IEnumerable<IReadOnlyList<string>> AllCircles(IEnumerable<TypeUse> uses) =>
        NamespaceCircles.In(uses.Where(use => RoomOf(use.FromSpace) is not null && RoomOf(use.ToSpace) is not null));

    /// <summary>The room of a namespace with its sub-folders; null for what is not the house's own.</summary>
    public static string? RoomOf(string space) =>
        space.Split('.') switch
        {
            ["Belong", "Bot", "Platforms", var platform, ..] => $"Platforms.{platform}",
            ["Belong", "Bot", var room, ..] => room,
            ["Belong", "Classifiers", var room, ..] => $"Classifiers.{room}",
            ["Belong", "Bot" or "Classifiers"] => BesideTheRooms,
            _ => null,
        };

    private static bool IsWithin(string space, string vendor) =>
        space == vendor || space.StartsWith(vendor + ".", StringComparison.Ordinal);
}
