namespace Belong.Bot.Platforms.Local;

/// <summary>The community's file cannot be used: what is the matter with it, and what to do about it.</summary>
internal sealed class CommunityFileException(string what, string remedy, Exception? inner = null)
    : Exception($"{what} {remedy}", inner)
{
    /// <summary>What to do, one or two sentences.</summary>
    public string Remedy { get; } = remedy;
}
