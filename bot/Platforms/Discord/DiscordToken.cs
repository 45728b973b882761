namespace Belong.Bot.Platforms.Discord;

/// <summary>Where the token comes from: the environment, or a file of its own.</summary>
internal static class DiscordToken
{
    /// <exception cref="DiscordSetupException">There is none that could be one; the message never holds any of
    /// it.</exception>
    public static string Read(DiscordOptions options)
    {
        var token = options.Token;
        if (!string.IsNullOrWhiteSpace(options.TokenFile))
        {
            try
            {
                token = File.ReadAllText(options.TokenFile);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new DiscordSetupException(
                    $"Discord:TokenFile {options.TokenFile} cannot be read: {fault.Message} Write the token into it, "
                        + $"readable for the bot's account alone."
                );
            }
        }

        token = token?.Trim() ?? "";
        if (token.StartsWith("Bot ", StringComparison.OrdinalIgnoreCase))
            token = token[4..].Trim();
        return
            token.Length > 0
            && !token.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || letter > '~')
            ? token
            : throw new DiscordSetupException(
                "The token of Discord is empty or is no token: copy it at https://discord.com/developers/applications "
                    + "(the application, then Bot, then Reset Token)."
            );
    }
}
