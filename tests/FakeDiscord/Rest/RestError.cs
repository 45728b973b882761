using System.Text.Json.Nodes;

namespace Belong.FakeDiscord.Rest;

/// <summary>An error as Discord answers it: a status, a code of its own and a sentence.</summary>
internal sealed record RestError(int Status, int Code, string Message)
{
    public static readonly RestError NotFound = new(404, 0, "404: Not Found");
    public static readonly RestError Unauthorized = new(401, 0, "401: Unauthorized");
    public static readonly RestError UnknownChannel = new(404, 10003, "Unknown Channel");
    public static readonly RestError UnknownGuild = new(404, 10004, "Unknown Guild");
    public static readonly RestError UnknownMember = new(404, 10007, "Unknown Member");
    public static readonly RestError UnknownMessage = new(404, 10008, "Unknown Message");
    public static readonly RestError UnknownOverwrite = new(404, 10009, "Unknown permission overwrite");
    public static readonly RestError UnknownRole = new(404, 10011, "Unknown Role");
    public static readonly RestError UnknownUser = new(404, 10013, "Unknown User");
    public static readonly RestError UnknownWebhook = new(404, 10015, "Unknown Webhook");
    public static readonly RestError UnknownBan = new(404, 10026, "Unknown Ban");
    public static readonly RestError UnknownInteraction = new(404, 10062, "Unknown interaction");
    public static readonly RestError UnknownCommand = new(404, 10063, "Unknown application command");
    public static readonly RestError UnknownRule = new(404, 10066, "Unknown Auto Moderation Rule");
    public static readonly RestError TooManyCommands = new(
        400,
        30032,
        "Maximum number of application commands reached"
    );
    public static readonly RestError TooManyCommandCreates = new(
        429,
        30034,
        "Max number of daily application command creates has been reached (200)"
    );
    public static readonly RestError AlreadyAcknowledged = new(
        400,
        40060,
        "Interaction has already been acknowledged."
    );
    public static readonly RestError UserAgentMissing = new(403, 40333, "internal network error");
    public static readonly RestError MissingAccess = new(403, 50001, "Missing Access");
    public static readonly RestError NotYourMessage = new(403, 50005, "Cannot edit a message authored by another user");
    public static readonly RestError EmptyMessage = new(400, 50006, "Cannot send an empty message");
    public static readonly RestError CannotMessageUser = new(403, 50007, "Cannot send messages to this user");
    public static readonly RestError NotATextChannel = new(400, 50008, "Cannot send messages in a non-text channel");
    public static readonly RestError MissingPermissions = new(403, 50013, "Missing Permissions");
    public static readonly RestError BulkDeleteCount = new(
        400,
        50016,
        "Provided too few or too many messages to "
            + "delete. Must provide at least 2 and fewer than 100 messages to delete."
    );
    public static readonly RestError WrongChannelType = new(400, 50024, "Cannot execute action on this channel type");
    public static readonly RestError InvalidWebhookToken = new(401, 50027, "Invalid Webhook Token");
    public static readonly RestError InvalidRole = new(400, 50028, "Invalid Role");
    public static readonly RestError CannotMessageSelf = new(400, 50003, "Cannot execute action on a DM channel");
    public static readonly RestError TooOldForBulkDelete = new(
        400,
        50034,
        "A message provided was too old to bulk delete"
    );
    public static readonly RestError ThreadArchived = new(400, 50083, "Thread is archived");
    public static readonly RestError InvalidJson = new(400, 50109, "The request body contains invalid JSON.");
    public static readonly RestError NoMutualGuild = new(
        400,
        50278,
        "Cannot send messages to this user due to having no mutual guilds"
    );
    public static readonly RestError ThreadExists = new(
        400,
        160004,
        "A thread has already been created for this message"
    );
    public static readonly RestError ForwardUnreadable = new(
        400,
        160014,
        "Cannot forward a message whose content you cannot read"
    );
    public static readonly RestError NobodyBanned = new(400, 500_000, "Failed to ban users");

    public JsonObject ToJson() => new() { ["message"] = Message, ["code"] = Code };
}
