using System.Diagnostics.CodeAnalysis;

namespace Belong.Bot.Platforms.Local;

/// <summary>Why something was not done, for the person who asked: an RFC 9457 problem.</summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Title">The sort of problem, the same for every occurrence.</param>
/// <param name="Detail">What is wrong here, and the remedy.</param>
internal sealed record Problem(int Status, string Title, string Detail)
{
    /// <summary>The field at fault, if it is one.</summary>
    public string? Field { get; init; }

    /// <summary>The card as it stands now, where the bot gave one.</summary>
    public PrivateReply? Fresh { get; init; }

    public static Problem Malformed(string detail, string? field = null) =>
        new(400, "The request cannot be read", detail) { Field = field };

    public static Problem Invalid(string field, string detail) =>
        new(422, "A field is not valid", detail) { Field = field };

    public static Problem Forbidden(string detail, string? field = null) =>
        new(403, "Not allowed", detail) { Field = field };

    public static Problem NotFound(string detail, string? field = null) =>
        new(404, "Not found", detail) { Field = field };

    public static Problem Conflict(string detail, string? field = null) =>
        new(409, "Not possible in this state", detail) { Field = field };

    public static Problem Unavailable(string detail) => new(503, "Not possible now", detail);
}

/// <summary>What was asked for, or the reason why not.</summary>
internal readonly record struct Outcome<T>(T? Value, Problem? Problem)
    where T : class
{
    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Problem problem) => new(null, problem);

    public bool Fails([NotNullWhen(true)] out Problem? problem, [NotNullWhen(false)] out T? value)
    {
        (value, problem) = (Value, Problem);
        return problem is not null;
    }
}
