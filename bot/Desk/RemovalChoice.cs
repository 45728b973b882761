using System.Diagnostics;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>The ways of removing that a platform has, the one that is meant when none is chosen first.</summary>
internal static class RemovalChoice
{
    private static readonly Removal[] InOrder = [Removal.Ban, Removal.Access, Removal.Kick];

    public static IReadOnlyList<Removal> Of(PlatformCapabilities capabilities) =>
        [.. InOrder.Where(capabilities.Removals.Contains)];

    /// <summary>What is meant where nothing is chosen; a platform without any refuses it by name.</summary>
    public static Removal DefaultOf(PlatformCapabilities capabilities) =>
        Of(capabilities) is [var first, ..] ? first : Removal.Ban;

    public static IReadOnlyList<Choice> All { get; } =
    [.. InOrder.Select(how => new Choice(NameOf(how), Wording.Cut($"{NameOf(how)}: {Say(how)}", 100)))];

    public static IReadOnlyList<Choice> ChoicesOf(PlatformCapabilities capabilities) =>
        [.. Of(capabilities).Select(how => All[Array.IndexOf(InOrder, how)])];

    public static IReadOnlyDictionary<string, Removal> ByName { get; } = InOrder.ToDictionary(NameOf);

    public static string NameOf(Removal how) =>
        how switch
        {
            Removal.Kick => "kick",
            Removal.Ban => "ban",
            Removal.Access => "access",
            _ => throw new UnreachableException(),
        };

    /// <summary>What the platform is asked to do to the member.</summary>
    public static MemberAct ActOf(Removal how) =>
        how switch
        {
            Removal.Kick => MemberAct.Kick,
            Removal.Ban => MemberAct.Ban,
            Removal.Access => MemberAct.TakeAccess,
            _ => throw new UnreachableException(),
        };

    public static string Say(Removal how) =>
        how switch
        {
            Removal.Kick => "out, and free to join again",
            Removal.Ban => "out, and kept out",
            Removal.Access => "the access role is taken, and they stay on the list",
            _ => throw new UnreachableException(),
        };
}
