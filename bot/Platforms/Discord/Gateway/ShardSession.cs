namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>A shard's session with Discord, which outlives its connections.</summary>
internal sealed class ShardSession
{
    /// <summary>Discord's id of the session; null where there is none to resume.</summary>
    public string? Id { get; private set; }

    public Uri? ResumeUrl { get; private set; }

    /// <summary>Up to where everything was delivered: what is resumed from, and what heartbeats say.</summary>
    public SequenceMark Delivered { get; } = new();

    public bool Stands => Id is not null;

    public void Start(string id, Uri resumeUrl, long sequence)
    {
        Id = id;
        ResumeUrl = resumeUrl;
        Delivered.Reset(sequence);
    }

    public void Forget()
    {
        Id = null;
        ResumeUrl = null;
        Delivered.Reset(0);
    }
}
