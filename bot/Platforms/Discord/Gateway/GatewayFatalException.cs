namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>The gateway will not take this bot as it is set up: somebody has to change something first.</summary>
/// <param name="closeCode">Discord's close code; null where the fault showed before a connection was made.</param>
/// <param name="message">What is wrong and the remedy, fit to be shown to who runs the bot.</param>
internal sealed class GatewayFatalException(int? closeCode, string message) : Exception(message)
{
    public int? CloseCode { get; } = closeCode;
}
