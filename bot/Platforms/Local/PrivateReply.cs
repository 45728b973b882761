using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local;

/// <summary>
/// What the bot answered to one person alone, a message or a form, kept in memory for its buttons; its id is like
/// <c>local:private-12</c>.
/// </summary>
internal sealed record PrivateReply(string Id, string Channel)
{
    public Post? Post { get; init; }

    public Form? Form { get; init; }

    /// <summary>The message in the channel whose button led here, if one did.</summary>
    public MessageId? Message { get; init; }
}
