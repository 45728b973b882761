using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Belong.Bot.Platforms.Discord.Gateway;
using Belong.FakeDiscord;
using Belong.FakeDiscord.Limits;
using Xunit;
using Xunit.Abstractions;

namespace Belong.Tests.Platforms.Discord;

/// <summary>
/// A fake Discord with people in it, and the bot's gateway connected to it. It keeps account of what was said and what
/// the bot heard of it: each message has to come, or a new session after it, which has the platform read what it
/// missed.
/// </summary>
internal sealed class GatewayTown : IGatewayAddress, IAsyncDisposable
{
    private readonly ITestOutputHelper _output;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }, disposeHandler: true);
    private readonly Lock _gate = new();
    private readonly HashSet<string> _awaited = [];
    private readonly List<string> _heard = [];
    private readonly List<GatewayNews> _news = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;
    private RunningGateway? _bot;
    private int _said;
    private long _since;

    private GatewayTown(FakeDiscordServer discord, ITestOutputHelper output) => (Discord, _output) = (discord, output);

    public FakeDiscordServer Discord { get; }

    public RunningGateway Bot => _bot ?? throw new InvalidOperationException("the bot was not started");

    /// <summary>Ids of the messages heard, each time one was.</summary>
    public IReadOnlyList<string> Heard
    {
        get
        {
            lock (_gate)
                return [.. _heard];
        }
    }

    public int NewSessions => Count(one => one is GatewayNews.Ready { Resumed: false });

    public int ResumedSessions => Count(one => one is GatewayNews.Ready { Resumed: true });

    public int Identifies => Discord.Journal.CountAtGateway("IDENTIFY");

    /// <summary>Connections of which the fake has seen the end, and those that it refused.</summary>
    public int Connections => Discord.Journal.CountAtGateway("CLOSED") + Discord.Journal.CountAtGateway("REFUSED");

    public static async Task<GatewayTown> OpenAsync(
        ITestOutputHelper output,
        Func<FakeDiscordOptions, FakeDiscordOptions>? change = null,
        bool begin = true
    )
    {
        var options = new FakeDiscordOptions
        {
            Token = RunningGateway.Token,
            Limits = LimitOptions.Lax,
            HeartbeatInterval = TimeSpan.FromMinutes(1),
            IdentifyEvery = TimeSpan.FromMilliseconds(50),
        };
        var town = new GatewayTown(await FakeDiscordServer.StartAsync(change?.Invoke(options) ?? options), output);
        if (begin)
        {
            town.Begin();
            await town.UntilAsync(() => town.NewSessions == 1);
            town._since = Stopwatch.GetTimestamp();
        }

        return town;
    }

    /// <summary>Starts the bot, and its reader.</summary>
    public void Begin(Func<GatewayOptions, GatewayOptions>? change = null)
    {
        _bot = new RunningGateway(this, change);
        _reading = ReadAsync(_bot);
        _since = Stopwatch.GetTimestamp();
    }

    public void Say(int times = 1)
    {
        for (var time = 0; time < times; time++)
        {
            lock (_gate)
            {
                _awaited.Add(
                    Discord.People.Speak(Discord.Town.Alice, Discord.Town.General, $"message {++_said}").Id.ToString()
                );
            }
        }
    }

    /// <summary>Waits until everything said so far has been heard, and something that is said now too.</summary>
    public async Task UntilCaughtUpAsync()
    {
        // What is said now proves that a session stands when it comes as an event.
        int at;
        lock (_gate)
            at = _heard.Count;
        Say();
        while (true)
        {
            await UntilAsync(() => _awaited.Count == 0);
            lock (_gate)
            {
                if (_heard.Count > at)
                    break;
            }

            Say();
        }

        _output.WriteLine(
            $"caught up {Stopwatch.GetElapsedTime(_since).TotalMilliseconds:0} ms after the fault: {_said} said, "
                + $"{Heard.Count} heard, "
                + $"{NewSessions} new and {ResumedSessions} resumed sessions, {Identifies} IDENTIFYs, {Connections} "
                + $"connections ended"
        );
        _since = Stopwatch.GetTimestamp();
    }

    /// <summary>Waits for something about the news.</summary>
    public async Task UntilAsync(Func<bool> condition)
    {
        var patience = FakeGateway.Patience();
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (condition())
                    return;
                next = _changed.Task;
            }

            var first = await Task.WhenAny(
                next,
                Bot.Work,
                Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, patience)
            );
            if (first != next)
            {
                Assert.Fail(
                    $"it did not come to that. News: {string.Join(", ", _news.TakeLast(20).Select(Name))}. Log: "
                        + $"{string.Join("\n", Bot.Log)}"
                );
            }
        }
    }

    /// <summary>No two IDENTIFYs of a key came closer than allowed, and none was refused for it.</summary>
    public void AssertIdentifiesAreSpaced()
    {
        var records = Discord.Gateway.Identifies;
        foreach (var key in records.GroupBy(record => record.Shard % Discord.Options.MaxConcurrency))
        {
            Assert.All(
                key.Zip(key.Skip(1)),
                pair =>
                    Assert.True(
                        pair.Second.At - pair.First.At >= Discord.Options.IdentifyEvery,
                        $"{(pair.Second.At - pair.First.At).TotalMilliseconds} ms apart"
                    )
            );
        }
    }

    public async Task<GatewayAddress> GetAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Discord.ApiBase}/gateway/bot");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bot {RunningGateway.Token}");
        request.Headers.TryAddWithoutValidation("User-Agent", "DiscordBot (https://example.org, 1)");
        using var response = await _http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        var limit = answer.GetProperty("session_start_limit");
        return new(
            new(answer.GetProperty("url").GetString()!),
            answer.GetProperty("shards").GetInt32(),
            new(
                limit.GetProperty("total").GetInt32(),
                limit.GetProperty("remaining").GetInt32(),
                TimeSpan.FromMilliseconds(limit.GetProperty("reset_after").GetInt64()),
                limit.GetProperty("max_concurrency").GetInt32()
            )
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null)
            await _bot.DisposeAsync();
        await _reading;
        await Discord.DisposeAsync();
        _http.Dispose();
    }

    private static string Name(GatewayNews one) =>
        one switch
        {
            GatewayNews.Dispatch dispatch => dispatch.Event.Name,
            _ => one.ToString(),
        };

    private int Count(Func<GatewayNews, bool> which)
    {
        lock (_gate)
            return _news.Count(which);
    }

    private async Task ReadAsync(RunningGateway from)
    {
        await foreach (var one in from.Gateway.News.ReadAllAsync())
        {
            lock (_gate)
            {
                Hear(one);
                _changed.TrySetResult();
                _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    private void Hear(GatewayNews one)
    {
        _news.Add(one);
        if (one is GatewayNews.Ready { Resumed: false })
        {
            _awaited.Clear();
        }
        else if (one is GatewayNews.Dispatch { Event: { Name: "MESSAGE_CREATE", Data: var data } })
        {
            var id = data.GetProperty("id").GetString()!;
            _heard.Add(id);
            _awaited.Remove(id);
        }
    }
}
