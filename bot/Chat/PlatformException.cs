namespace Belong.Bot.Chat;

/// <summary>Why a platform did not do what it was asked.</summary>
internal enum PlatformFault
{
    /// <summary>Passing: rate limit, time-out, outage. Worth another try.</summary>
    Transient,

    /// <summary>The person does not accept direct messages, or has left.</summary>
    Undeliverable,

    /// <summary>The message, member or channel is not there (any more).</summary>
    NotFound,

    /// <summary>The bot lacks the permission or the rank.</summary>
    Forbidden,

    /// <summary>The platform has no such action.</summary>
    Unsupported,
}

/// <summary>A platform refused or failed; <see cref="Fault"/> says whether another try is worth it.</summary>
internal sealed class PlatformException(PlatformFault fault, string message, Exception? inner = null)
    : Exception(message, inner)
{
    public PlatformFault Fault { get; } = fault;

    public bool IsTransient => Fault == PlatformFault.Transient;

    /// <summary>How long the platform asked to wait, if it did.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
