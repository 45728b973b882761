using Belong.Bot.Platforms.Discord.Memory;
using Belong.Bot.Platforms.Local;
using Belong.Bot.Store;

namespace Belong.Tests.Files;

/// <summary>The three SQLite files that the bot keeps, each opened by the room that keeps it.</summary>
public enum KeptFile
{
    Record,
    Community,
    Ledger,
}

internal static class KeptFiles
{
    public static IDisposable Open(this KeptFile kept, string path)
    {
        switch (kept)
        {
            case KeptFile.Record:
                var record = new BotDatabase(new StoreOptions { Path = path });
                record.Open();
                return record;
            case KeptFile.Community:
                return CommunityFile.Open(path, DateTimeOffset.UnixEpoch, patience: 1);
            default:
                return Ledger.Open(path, DateTimeOffset.UnixEpoch);
        }
    }
}
