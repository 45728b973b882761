using System.Globalization;

namespace Belong.Bot.Platforms.Discord.Messages;

/// <summary>
/// How far a channel has been read: the cursor of its stream. Messages up to <see cref="Last"/> have been heard, and
/// edits up to <see cref="Known"/>, so that a later edit of an old message is noticed.
/// </summary>
/// <param name="Last">The last message.</param>
/// <param name="Known">The latest instant of which anything was heard, in Unix milliseconds by Discord's clock.</param>
/// <param name="Mark">The last message heard to be edited or deleted; empty for none. Only to tell positions
/// apart.</param>
internal readonly record struct MessageCursor(ulong Last, long Known, string? Mark)
{
    private const string StreamPrefix = "channel:";

    public static string StreamOf(ulong channel) => StreamPrefix + Snowflake.Text(channel);

    public static ulong? ChannelOf(string stream) =>
        stream.StartsWith(StreamPrefix, StringComparison.Ordinal)
        && Snowflake.TryParse(stream.AsSpan(StreamPrefix.Length), out var channel)
            ? channel
            : null;

    /// <summary>Null for what is no cursor of this kind.</summary>
    public static MessageCursor? Parse(string text) =>
        text.Split('.') is [var last, var known, var mark]
        && ulong.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var message)
        && long.TryParse(known, NumberStyles.None, CultureInfo.InvariantCulture, out var instant)
            ? new MessageCursor(message, instant, mark)
            : null;

    public MessageCursor Posted(ulong message) =>
        this with
        {
            Last = Math.Max(Last, message),
            Known = Math.Max(Known, Snowflake.Milliseconds(message)),
        };

    public MessageCursor Edited(ulong message, DateTimeOffset at) =>
        this with
        {
            Known = Math.Max(Known, at.ToUnixTimeMilliseconds()),
            Mark = $"e{message}",
        };

    public MessageCursor Removed(ulong message) => this with { Mark = $"d{message}" };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Last}.{Known}.{Mark}");
}
