namespace Belong.Bot.Store;

/// <summary>Where the record is kept.</summary>
internal sealed record StoreOptions
{
    public const string Section = "Store";

    /// <summary>The database file; its folder is created. Relative to the working directory.</summary>
    public string Path { get; init; } = "data/belong.db";
}
