using System.Text.Json;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Messages;

namespace Belong.Bot.Platforms.Discord.Events;

/// <summary>
/// Notices from the messages themselves that the message content intent is gone, and that it is back.
/// </summary>
internal sealed class ContentWatch(MessageReader reader, ModeChanges modes)
{
    public const string Remedy =
        "Discord gives the bot no message contents, so nothing is screened; reports from a message's menu still work. "
        + "Switch on the Message Content Intent at https://discord.com/developers/applications (the application, then "
        + "Bot, "
        + "then Privileged Gateway Intents) and start the bot again.";

    /// <summary>Two could be a kind of message that this bot does not know yet.</summary>
    private const int Suspicious = 3;

    private int _empty;

    public ChatEvent? Look(JsonElement message)
    {
        switch (reader.LacksContent(message))
        {
            case true:
                return ++_empty >= Suspicious ? modes.Begin(ModeChanges.MessageContent, Remedy) : null;
            case false:
                _empty = 0;
                return modes.End(ModeChanges.MessageContent);
            default:
                return null;
        }
    }
}
