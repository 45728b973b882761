namespace Belong.FakeDiscord.World;

/// <summary>Bits of a message's flags.</summary>
[Flags]
public enum MessageFlags
{
    None = 0,
    SuppressEmbeds = 1 << 2,
    HasThread = 1 << 5,
    Ephemeral = 1 << 6,
    Loading = 1 << 7,
    SuppressNotifications = 1 << 12,
    HasSnapshot = 1 << 14,
    IsComponentsV2 = 1 << 15,
}
