namespace Belong.Bot.Chat;

/// <summary>What a platform can do; what it cannot is said on the card, never emulated silently.</summary>
/// <param name="CanRestore">A hidden message can be brought back as it was.</param>
/// <param name="CanHideMessages">Other people's messages can be taken out of sight.</param>
/// <param name="CanTimeOut">Members can be kept from speaking for a time.</param>
/// <param name="CanReadmit">A removal can be undone.</param>
/// <param name="Removals">The ways in which members can be removed; empty for none.</param>
internal sealed record PlatformCapabilities(
    bool CanRestore,
    bool CanHideMessages,
    bool CanTimeOut,
    bool CanReadmit,
    IReadOnlySet<Removal> Removals
)
{
    /// <summary>Members can be removed in one way at least.</summary>
    public bool CanRemoveMembers => Removals.Count > 0;
}
