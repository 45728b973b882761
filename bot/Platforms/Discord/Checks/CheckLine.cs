namespace Belong.Bot.Platforms.Discord.Checks;

/// <summary>How a thing that the bot needs stands.</summary>
internal enum CheckResult
{
    Good,

    /// <summary>The bot works without it, and does less.</summary>
    Lacking,

    /// <summary>The bot must not start so.</summary>
    Wrong,

    /// <summary>Discord could not be asked.</summary>
    Unknown,
}

/// <summary>One thing that was looked at, in a sentence; where it is not good, with the remedy.</summary>
internal sealed record CheckLine(CheckResult Result, string Text)
{
    public override string ToString() =>
        $"{Result switch
    {
        CheckResult.Good => "ok     ",
        CheckResult.Lacking => "less   ",
        CheckResult.Wrong => "WRONG  ",
        _ => "unknown",
    }} {Text}";
}
