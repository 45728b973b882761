namespace Belong.FakeDiscord.Limits;

/// <summary>Whether a request may pass, and what its headers say.</summary>
/// <param name="Hash">The bucket's hash; null for routes without one.</param>
/// <param name="Wait">Null when it may pass.</param>
internal sealed record LimitVerdict(string? Hash, FakeBucket? Bucket, TimeSpan? Wait, bool IsGlobal)
{
    public bool Passes => Wait is null;
}
