using Belong.Bot.Platforms.Discord.Messages;
using Belong.FakeDiscord.World;
using Microsoft.Data.Sqlite;

namespace Belong.Benchmarks.Discord;

/// <summary>
/// How far the bot has come, by its record: a channel's position is stored in one transaction with what was screened up
/// to it, after its flags.
/// </summary>
internal sealed class Progress(string record) : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly SqliteConnection _record = Scratch.Open(record);

    public long Screened => Scratch.Ask(_record, "SELECT count(*) FROM screened_messages");

    public long Flagged => Scratch.Ask(_record, "SELECT count(*) FROM screened_messages WHERE flagged");

    /// <summary>Until a message and all before it are screened and stored.</summary>
    public Task UntilScreenedAsync(Message message) =>
        UntilAsync(
            () => LastOf(message.Channel) >= message.Id.Value,
            "The bot did not come to the end of what was said"
        );

    /// <exception cref="InvalidOperationException">It did not come about in five minutes.</exception>
    public static async Task UntilAsync(Func<bool> isSo, string otherwise)
    {
        for (var left = Patience; !isSo(); left -= Look)
        {
            if (left <= TimeSpan.Zero)
                throw new InvalidOperationException($"{otherwise}.");
            await Task.Delay(Look, TimeProvider.System, CancellationToken.None);
        }
    }

    public void Dispose() => _record.Dispose();

    private ulong LastOf(Channel channel)
    {
        using var command = _record.CreateCommand();
        command.CommandText = "SELECT \"cursor\" FROM positions WHERE stream = $stream";
        command.Parameters.AddWithValue("$stream", MessageCursor.StreamOf(channel.Id.Value));
        return command.ExecuteScalar() is string cursor && MessageCursor.Parse(cursor) is { } at ? at.Last : 0;
    }
}
