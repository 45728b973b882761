namespace Belong.Bot.Chat;

/// <summary>
/// How far a stream of events has been read: an opaque cursor of one stream (a channel's messages, or all of a
/// community's, as the platform numbers them). The last position handled is kept, so that nothing is missed after a
/// stop.
/// </summary>
internal readonly record struct EventPosition(string Stream, string Cursor);

/// <summary>Something that happened on a platform: a closed set.</summary>
internal abstract record ChatEvent
{
    private ChatEvent(CommunityId community) => Community = community;

    public CommunityId Community { get; }

    /// <summary>Where the event stands in its stream; null for what cannot be read again (presses, commands).</summary>
    public EventPosition? Position { get; init; }

    /// <summary>
    /// True when the event was read afterwards, not as it happened: it is never acted on automatically.
    /// </summary>
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

    /// <param name="Community">Where.</param>
    /// <param name="Member">Who joined.</param>
    /// <param name="Key">Tells one joining of somebody from the next (Discord: by its instant): told twice, it is one
    /// thing.</param>
    public sealed record MemberJoined(CommunityId Community, Member Member, string Key) : ChatEvent(Community);

    public sealed record MemberLeft(CommunityId Community, MemberId Member) : ChatEvent(Community);

    /// <summary>A member goes by another name now: <see cref="Member.Name"/> is the new one.</summary>
    public sealed record MemberRenamed(CommunityId Community, Member Member) : ChatEvent(Community);

    /// <summary>A person sanctioned a member with the platform's own tools. Never told of the bot's own acts.</summary>
    /// <param name="Community">Where.</param>
    /// <param name="Member">Who was sanctioned.</param>
    /// <param name="Kind">What was done.</param>
    /// <param name="By">Who did it.</param>
    /// <param name="Reason">What they gave as a reason; null for none.</param>
    /// <param name="At">When it was done, by the platform's clock.</param>
    /// <param name="Key">The platform's id of it (Discord: of the audit-log entry): told twice, it is one
    /// thing.</param>
    public sealed record SanctionedByHand(
        CommunityId Community,
        MemberId Member,
        HandSanction Kind,
        MemberId By,
        string? Reason,
        DateTimeOffset At,
        string Key
    ) : ChatEvent(Community);

    /// <summary>A filter of the platform itself (Discord's AutoMod) held something back or flagged it.</summary>
    /// <param name="Community">Where.</param>
    /// <param name="Channel">Where it was said; null for what was in no channel, as a name.</param>
    /// <param name="Message">The message; null when it never appeared.</param>
    /// <param name="Author">Whose words they are.</param>
    /// <param name="Rule">The filter's rule, in the words of whoever set it up.</param>
    /// <param name="Matched">The word or phrase that it looks for; null when it does not say.</param>
    /// <param name="Text">The whole text; null when the platform does not give it.</param>
    /// <param name="At">When, by the platform's clock.</param>
    /// <param name="Key">The platform's id of it, or one made of what it names: told twice, it is one thing.</param>
    public sealed record FilteredByPlatform(
        CommunityId Community,
        ChannelId? Channel,
        MessageId? Message,
        MemberId Author,
        string Rule,
        string? Matched,
        string? Text,
        DateTimeOffset At,
        string Key
    ) : ChatEvent(Community);

    /// <summary>The bot can do less than it should, for a reason that a person can remedy; or it is over.</summary>
    /// <param name="Community">Where.</param>
    /// <param name="Name">What is missing, in a stable word: <c>message-content</c>.</param>
    /// <param name="Remedy">What is lost and what to do, in sentences; null when it is over.</param>
    public sealed record Degraded(CommunityId Community, string Name, string? Remedy) : ChatEvent(Community);

    /// <summary>
    /// Everything that was missed has been read: the last of <see cref="IChatPlatform.ReadMissedAsync"/> after an
    /// outage.
    /// </summary>
    /// <param name="Community">Where.</param>
    /// <param name="Since">A moment from which on things were missed, when the bot last heard something or later; null
    /// when none is known.</param>
    /// <param name="Channels">In how many channels and threads something was missed.</param>
    /// <param name="Messages">How many posts and edits were read.</param>
    /// <param name="CannotKnow">What nobody can read afterwards, a plain phrase each: <c>messages deleted
    /// meanwhile</c>.</param>
    public sealed record CaughtUp(
        CommunityId Community,
        DateTimeOffset? Since,
        int Channels,
        int Messages,
        IReadOnlyList<string> CannotKnow
    ) : ChatEvent(Community);

    /// <summary>A button was pressed, or the form that it opened was sent (then with values).</summary>
    /// <param name="Interaction">To be answered with <see cref="IChatPlatform.ReplyAsync"/>.</param>
    /// <param name="Button">The button's (or the form's) id, as this bot wrote it; untrusted.</param>
    /// <param name="Values">The form's fields by name; null for a bare press.</param>
    /// <param name="Message">The message that carries the button.</param>
    public sealed record ButtonPressed(
        Interaction Interaction,
        string Button,
        IReadOnlyDictionary<string, string>? Values,
        MessageId? Message
    ) : ChatEvent(Interaction.Community);

    /// <summary>A slash command, or an entry of a message's menu.</summary>
    /// <param name="Interaction">To be answered with <see cref="IChatPlatform.ReplyAsync"/>.</param>
    /// <param name="Command">The command's name without slash, for example <c>case show</c>; untrusted.</param>
    /// <param name="Options">What was filled in, by option name, as text; members and messages as their ids.</param>
    /// <param name="Target">The message whose menu was used, if any.</param>
    public sealed record CommandInvoked(
        Interaction Interaction,
        string Command,
        IReadOnlyDictionary<string, string> Options,
        MessageId? Target
    ) : ChatEvent(Interaction.Community);

    /// <summary>
    /// Somebody types into an option that <see cref="CommandOption.Suggests"/>; nothing is done by it yet.
    /// </summary>
    /// <param name="Interaction">
    /// To be answered with <see cref="Reply.Suggestions"/> at once: whoever types waits about two seconds.
    /// </param>
    /// <param name="Command">The command's name without slash; untrusted.</param>
    /// <param name="Option">The option that is being typed; untrusted.</param>
    /// <param name="Typed">What stands there so far; may be empty.</param>
    public sealed record SuggestionsAsked(Interaction Interaction, string Command, string Option, string Typed)
        : ChatEvent(Interaction.Community);
}

/// <summary>Who pressed or typed something, where. The platform waits for the answer.</summary>
internal sealed record Interaction(InteractionId Id, CommunityId Community, ChannelId Channel, Member By);
