namespace Belong.Bot.Platforms.Local;

/// <summary>Settings of the embedded community, section <c>Local</c>.</summary>
internal sealed class LocalOptions
{
    public const string Section = "Local";

    /// <summary>Whether the embedded community is there; when left out, unless there is a real one.</summary>
    public bool? Enabled { get; set; }

    /// <summary>The community's own SQLite file. Its folder is created when it is missing.</summary>
    public string Path { get; set; } = System.IO.Path.Combine("data", "community.db");

    /// <summary>
    /// The community asks nobody for a password: whoever reaches its address may speak as anyone, moderators included.
    /// It therefore listens on this machine only, unless this says that you accept that.
    /// </summary>
    public bool AllowRemoteWithoutAuthentication { get; set; }

    /// <summary>
    /// Phrases that the community's own filter holds back, capitals and small letters alike. The bot hears of each, as
    /// it does of a real platform's filter.
    /// </summary>
    public IReadOnlyList<string> Filter { get; set; } = [];

    /// <summary>How long a press or a command waits for the bot's answer.</summary>
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(30);
}
