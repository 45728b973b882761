using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Discord.Rest;

/// <summary>
/// Discord's REST interface: one request at a time within its limits, repeated where that is safe, and every refusal as
/// a <see cref="PlatformException"/> that says what it means. It stops for good when Discord refuses the token.
/// </summary>
internal sealed partial class DiscordRest(
    HttpClient http,
    RestOptions options,
    TimeProvider time,
    ILogger<DiscordRest> logger
)
{
    private static readonly string UserAgent =
        $"DiscordBot (https://belongnetwork.co.uk, {typeof(DiscordRest).Assembly.GetName().Version?.ToString(3)})";

    private readonly RateLimits _limits = new(time);
    private readonly InvalidRequests _invalid = new(time);
    private readonly LostPermissions _lost = new(time);
    private volatile bool _tokenRefused;

    /// <summary>Discord has refused the token: nothing is sent any more.</summary>
    public bool IsTokenRefused => _tokenRefused;

    /// <summary>How many requests were refused within the last ten minutes.</summary>
    public int InvalidCount => _invalid.Count;

    /// <summary>A client with time-outs of its own, so that a dead connection is noticed.</summary>
    public static HttpClient NewClient(Uri apiBase) =>
        new(
            new SocketsHttpHandler
            {
                ConnectTimeout = TimeSpan.FromSeconds(10),
                PooledConnectionLifetime = TimeSpan.FromMinutes(10),
                AutomaticDecompression = DecompressionMethods.All,
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = !apiBase.IsLoopback,
                MaxConnectionsPerServer = 32,
            },
            disposeHandler: true
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };

    /// <summary>Roles or channels have changed: what was refused before is tried again.</summary>
    public void ForgetLostPermissions() => _lost.Forget();

    /// <summary>Sends a call until it is answered, or its patience is over.</summary>
    /// <returns>The answer's JSON; of kind undefined for an empty answer.</returns>
    /// <exception cref="PlatformException">Discord refused, or could not be reached in time.</exception>
    public async Task<JsonElement> SendAsync(DiscordCall call, CancellationToken cancellationToken)
    {
        var deadline = _limits.Now + (call.Patience ?? options.Patience);
        for (var attempt = 1; ; attempt++)
        {
            ThrowIfStopped();
            if (!call.IsInteraction)
                _lost.ThrowIfLost(call);
            _invalid.ThrowIfSpent();
            var again = await TryAsync(call, attempt, deadline, cancellationToken);
            if (again is Attempt.Answered answered)
                return answered.Body;
            if (again is Attempt.Later later)
                await PauseAsync(call, later, deadline, cancellationToken);
        }
    }

    private abstract record Attempt
    {
        public sealed record Answered(JsonElement Body) : Attempt;

        /// <summary>
        /// To be tried again after a while; the limiter waits by itself where <paramref name="After"/> is null.
        /// </summary>
        public sealed record Later(TimeSpan? After, PlatformException Otherwise) : Attempt;
    }

    private async Task<Attempt> TryAsync(
        DiscordCall call,
        int attempt,
        TimeSpan deadline,
        CancellationToken cancellationToken
    )
    {
        var place = await _limits.EnterAsync(call, deadline, cancellationToken);
        try
        {
            using var limit = new CancellationTokenSource(Least(options.AttemptTimeout, deadline - _limits.Now), time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
            using var request = Request(call);
            try
            {
                using var response = await http.SendAsync(request, either.Token);
                var body = await response.Content.ReadAsByteArrayAsync(either.Token);
                return Read(call, attempt, response, body);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return Lost(call, attempt, "Discord did not answer in time.", wasSent: true, inner: null);
            }
            catch (HttpRequestException broken)
            {
                var sent =
                    broken.HttpRequestError
                    is not (
                        HttpRequestError.ConnectionError
                        or HttpRequestError.NameResolutionError
                        or HttpRequestError.SecureConnectionError
                        or HttpRequestError.ProxyTunnelError
                    );
                return Lost(call, attempt, $"Discord cannot be reached ({broken.HttpRequestError}).", sent, broken);
            }
            catch (IOException broken)
            {
                return Lost(call, attempt, "The connection to Discord broke.", wasSent: true, broken);
            }
        }
        finally
        {
            _limits.Leave(place);
        }
    }

    private Attempt Read(DiscordCall call, int attempt, HttpResponseMessage response, byte[] body)
    {
        var headers = RateHeaders.Of(response.Headers);
        _limits.Learn(call, headers);
        var status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode)
            return new Attempt.Answered(body.Length == 0 ? default : Payload.Parse(body));

        var error = ErrorOf(response, body);
        Log.Refused(logger, call.Template, status, error.Code);
        if (status == 429)
            return Limited(call, headers, error);
        if (status >= 500)
            return Lost(call, attempt, $"Discord is in trouble ({status}).", wasSent: true, inner: null);

        var refusal = DiscordFault.Of(status, error.Code, error.Message);
        switch (status)
        {
            case 401 when !call.IsInteraction && !call.Template.Contains("{token}", StringComparison.Ordinal):
                _invalid.Add();
                _tokenRefused = true;
                Log.TokenRefused(logger);
                throw Stopped();
            case 401 or 403:
                _invalid.Add();
                if (error.Code is DiscordCode.MissingAccess or DiscordCode.MissingPermission)
                    _lost.Remember(call, refusal.Message);
                break;
        }

        throw refusal;
    }

    /// <summary>
    /// A 429: of this bucket, of everything, or (without Discord's JSON) of the address at Discord's edge.
    /// </summary>
    private Attempt.Later Limited(DiscordCall call, RateHeaders headers, DiscordError error)
    {
        if (headers.Scope != "shared")
            _invalid.Add();
        var wait = error.RetryAfter ?? headers.RetryAfter ?? options.UnknownLimitPause;
        var all = headers.IsGlobal || headers.Scope == "global" || error.IsGlobal || !error.IsJson;
        _limits.Block(call, wait, all && !call.IsInteraction);
        Log.Limited(logger, call.Template, all ? "global" : headers.Scope ?? "unknown", wait);
        return new Attempt.Later(
            call.IsInteraction ? wait : null,
            new PlatformException(PlatformFault.Transient, "Discord's limits are used up.") { RetryAfter = wait }
        );
    }

    /// <summary>No answer, or none of use: Discord may have done it or not.</summary>
    private Attempt.Later Lost(DiscordCall call, int attempt, string what, bool wasSent, Exception? inner)
    {
        Log.Lost(logger, call.Template, attempt, what);
        var fault = new PlatformException(PlatformFault.Transient, what, inner);
        if ((wasSent && !call.Repeatable) || attempt >= options.Attempts)
            throw fault;

        return new Attempt.Later(options.Backoff.Pause(attempt - 1), fault);
    }

    private async Task PauseAsync(
        DiscordCall call,
        Attempt.Later later,
        TimeSpan deadline,
        CancellationToken cancellationToken
    )
    {
        if (later.After is not { } pause)
            return;
        if (_limits.Now + pause >= deadline)
            throw later.Otherwise;
        await Task.Delay(pause, time, cancellationToken);
    }

    private HttpRequestMessage Request(DiscordCall call)
    {
        var request = new HttpRequestMessage(
            call.Method,
            new Uri(options.ApiBase.AbsoluteUri.TrimEnd('/') + call.Path)
        );
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        if (!call.IsInteraction)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bot", options.Token);
        if (call.Reason is { } reason)
        {
            request.Headers.TryAddWithoutValidation(
                "X-Audit-Log-Reason",
                Uri.EscapeDataString(reason.Length <= 160 ? reason : reason[..160])
            );
        }

        if (call.Body is { } body)
        {
            request.Content = new ByteArrayContent(body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            };
        }

        return request;
    }

    private void ThrowIfStopped()
    {
        if (_tokenRefused)
            throw Stopped();
    }

    private static PlatformException Stopped() =>
        new(PlatformFault.Transient, "Discord refuses the bot's token. Set a new one and start the bot again.")
        {
            RetryAfter = TimeSpan.FromMinutes(5),
        };

    private static TimeSpan Least(TimeSpan one, TimeSpan other)
    {
        var least = one < other ? one : other;
        return least > TimeSpan.Zero ? least : TimeSpan.FromMilliseconds(1);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "{Route}: {Status}, code {Code}")]
        public static partial void Refused(ILogger logger, string route, int status, int code);

        [LoggerMessage(LogLevel.Warning, "{Route}: limited ({Scope}), waiting {Wait}")]
        public static partial void Limited(ILogger logger, string route, string scope, TimeSpan wait);

        [LoggerMessage(LogLevel.Warning, "{Route}, try {Attempt}: {What}")]
        public static partial void Lost(ILogger logger, string route, int attempt, string what);

        [LoggerMessage(
            LogLevel.Critical,
            "Discord refuses the bot's token (401): nothing is sent any more. Set a new token and start again."
        )]
        public static partial void TokenRefused(ILogger logger);
    }
}
