using Belong.FakeDiscord.Limits;

namespace Belong.FakeDiscord.Rest;

/// <summary>One operation of Discord's REST interface.</summary>
/// <param name="Template">The path below /api/v10 as Discord's description writes it.</param>
/// <param name="Answer">Carries it out, under the world's lock.</param>
internal sealed record RestRoute(string Method, string Template, Func<RestCall, RestAnswer> Answer)
{
    /// <summary>Needs no bot token: the path carries one of its own.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Interaction callbacks and follow-ups are outside the global limit.</summary>
    public bool OutsideGlobalLimit { get; init; }

    public BucketLimit Limit { get; init; } = BucketLimit.Common;

    /// <summary>What the contract knows it by.</summary>
    public string Key => $"{Method} {Template}";
}
