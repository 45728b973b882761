using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Belong.Bot.Platforms.Local.Page;

namespace Belong.Bot.Platforms.Local.Http;

/// <summary>Writes changes as server-sent events, as far as one person may see them.</summary>
/// <param name="output">The response's body.</param>
/// <param name="community">Who is who, and which channel is whose.</param>
/// <param name="viewerSlug">The person; their roles are looked up for each event, as they may be removed
/// meanwhile.</param>
/// <param name="markup">For a reader who wants the page's markup as well; null otherwise.</param>
internal sealed class EventStream(PipeWriter output, LocalCommunity community, string viewerSlug, MessageMarkup? markup)
{
    private long _last;

    /// <summary>Says after which change the stream begins.</summary>
    public void Begin(long change)
    {
        _last = change;
        Put($"retry: 1000\nid: {change}\n\n");
    }

    /// <summary>Tells the reader to read everything anew, and goes on after this change.</summary>
    public void Reset(long change)
    {
        _last = change;
        Put($"event: reset\nid: {change}\ndata: {{}}\n\n");
    }

    /// <summary>Keeps the connection alive.</summary>
    public void Comment() => Put($": {_last}\n\n");

    /// <summary>Writes the change once, if the person may see it.</summary>
    public void Write(Change change)
    {
        if (change.Number <= _last)
        {
            return;
        }

        _last = change.Number;
        var viewer = community.Members[viewerSlug];
        if (change.Member is { } member)
        {
            var word = change.Kind switch
            {
                ChangeKind.Left => "removed",
                ChangeKind.TimedOut => "timedOut",
                ChangeKind.TimeOutLifted => "timeOutLifted",
                var other => Views.Lower(other),
            };
            Write("member", new MemberUpdateView(word, Views.Of(member)), LocalJson.Default.MemberUpdateView);
        }
        else if (
            change.Message is { } message
            && community.Channels[message.Channel] is var channel
            && channel.IsSeenBy(viewer)
        )
        {
            var view = Views.Of(message, viewer, community.Members, markup);
            Write(
                channel.Owner is null ? "message" : "inbox",
                new MessageUpdateView(WordFor(change.Kind), view),
                LocalJson.Default.MessageUpdateView
            );
        }
    }

    public ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken) =>
        output.FlushAsync(cancellationToken);

    private static string WordFor(ChangeKind kind) =>
        kind is ChangeKind.Posted or ChangeKind.BotPosted ? "created" : Views.Lower(kind);

    private void Write<T>(string name, T data, JsonTypeInfo<T> type)
    {
        Put($"event: {name}\nid: {_last}\ndata: ");
        using (var json = new Utf8JsonWriter(output, Answer.Plain))
        {
            JsonSerializer.Serialize(json, data, type);
        }

        output.Write("\n\n"u8);
    }

    private void Put(FormattableString text) =>
        output.Write(Encoding.UTF8.GetBytes(text.ToString(CultureInfo.InvariantCulture)));
}
