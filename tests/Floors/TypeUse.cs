namespace Belong.Tests.Floors;

/// <summary>One type named by another in compiled code, outermost types, with the member that does it.</summary>
/// <param name="FromSpace">The namespace of the type that names.</param>
/// <param name="From">The type that names; a nested type or a closure counts as the type around it.</param>
/// <param name="Member">The member that names, or the type itself.</param>
/// <param name="ToSpace">The namespace of the type that is named.</param>
/// <param name="To">The type that is named.</param>
internal sealed record TypeUse(string FromSpace, string From, string Member, string ToSpace, string To);
