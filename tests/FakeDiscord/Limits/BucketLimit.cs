namespace Belong.FakeDiscord.Limits;

/// <summary>
/// So many requests in so much time, per bucket and major parameter. Discord does not publish its own figures; these
/// are of their kind.
/// </summary>
internal sealed record BucketLimit(string Name, int Requests, TimeSpan Window)
{
    public static readonly BucketLimit Common = new("common", 10, TimeSpan.FromSeconds(5));
    public static readonly BucketLimit MessageCreate = new("message-create", 5, TimeSpan.FromSeconds(5));
    public static readonly BucketLimit MessageRead = new("message-read", 10, TimeSpan.FromSeconds(5));
    public static readonly BucketLimit MessageDelete = new("message-delete", 5, TimeSpan.FromSeconds(1));
    public static readonly BucketLimit MemberChange = new("member-change", 10, TimeSpan.FromSeconds(10));
    public static readonly BucketLimit DirectOpen = new("direct-open", 10, TimeSpan.FromSeconds(10));
    public static readonly BucketLimit Commands = new("commands", 5, TimeSpan.FromSeconds(20));
    public static readonly BucketLimit Webhook = new("webhook", 5, TimeSpan.FromSeconds(2));

    /// <summary>No bucket at all: no headers.</summary>
    public static readonly BucketLimit None = new("none", int.MaxValue, TimeSpan.Zero);

    /// <summary>Whether routes of this limit share one bucket; routes of the common limit have one each.</summary>
    public bool IsShared => this == MessageRead || this == MemberChange;
}
