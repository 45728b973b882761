namespace Belong.FakeDiscord.World;

/// <summary>Discord's channel types, as far as messages go there.</summary>
public enum ChannelKind
{
    Text = 0,
    DirectMessage = 1,
    Announcement = 5,
    PublicThread = 11,
    PrivateThread = 12,
    Forum = 15,
}
