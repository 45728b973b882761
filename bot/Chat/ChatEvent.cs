namespace Belong.Bot.Chat;

/// <summary>
/// How far a stream of events has been read: an opaque cursor of one stream (a channel's messages, or all of a
/// community's, as the platform numbers them). The last position handled is kept, so that nothing is missed after a stop.
/// </summary>
internal readonly record struct EventPosition(string Stream, string Cursor);

/// <summary>Something that happened on a platform: a closed set.</summary>
internal abstract record ChatEvent
{
    private ChatEvent(CommunityId community) => Community = community;

    public CommunityId Community { get; }

    /// <summary>Where the event stands in its stream; null for what cannot be read again (presses, commands).</summary>
    public EventPosition? Position { get; init; }

    /// <summary>True when the event was read afterwards, not as it happened: it is never acted on automatically.</summary>
    public bool Late { get; init; }

    /// <summary>
    /// The platform is connected and events may have been missed before this point: the reader catches up from its
    /// positions before it handles anything that follows. Always the first event.
    /// </summary>
    public sealed record Connected(CommunityId Community) : ChatEvent(Community);

    public sealed record MessagePosted(ChatMessage Message) : ChatEvent(Message.Community);

    /// <summary>The message with its new text and <see cref="ChatMessage.Edit"/>.</summary>
    public sealed record MessageEdited(ChatMessage Message) : ChatEvent(Message.Community);

    public sealed record MessageDeleted(CommunityId Community, ChannelId Channel, MessageId Message)
        : ChatEvent(Community);

    public sealed record MemberJoined(CommunityId Community, Member Member) : ChatEvent(Community);

    public sealed record MemberLeft(CommunityId Community, MemberId Member) : ChatEvent(Community);

    /// <summary>A button was pressed, or the form that it opened was sent (then with values).</summary>
    /// <param name="Interaction">To be answered with <see cref="IChatPlatform.ReplyAsync"/>.</param>
    /// <param name="Button">The button's (or the form's) id, as this bot wrote it; untrusted.</param>
    /// <param name="Values">The form's fields by name; null for a bare press.</param>
    /// <param name="Message">The message that carries the button.</param>
    public sealed record ButtonPressed(
        Interaction Interaction, string Button, IReadOnlyDictionary<string, string>? Values, MessageId? Message)
        : ChatEvent(Interaction.Community);

    /// <summary>A slash command, or an entry of a message's menu.</summary>
    /// <param name="Interaction">To be answered with <see cref="IChatPlatform.ReplyAsync"/>.</param>
    /// <param name="Command">The command's name without slash, for example <c>case show</c>; untrusted.</param>
    /// <param name="Options">What was filled in, by option name, as text; members and messages as their ids.</param>
    /// <param name="Target">The message whose menu was used, if any.</param>
    public sealed record CommandInvoked(
        Interaction Interaction, string Command, IReadOnlyDictionary<string, string> Options, MessageId? Target)
        : ChatEvent(Interaction.Community);
}

/// <summary>Who pressed or typed something, where. The platform waits for the answer.</summary>
internal sealed record Interaction(InteractionId Id, CommunityId Community, ChannelId Channel, Member By);
