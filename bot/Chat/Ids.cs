namespace Belong.Bot.Chat;

/// <summary>A community on a platform, for example <c>local:main</c>. Opaque outside its platform.</summary>
internal readonly record struct CommunityId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A channel, thread or forum post, qualified by its platform. Opaque outside its platform.</summary>
internal readonly record struct ChannelId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A person or bot, qualified by its platform. Opaque outside its platform.</summary>
internal readonly record struct MemberId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A message, qualified by its platform. Opaque outside its platform.</summary>
internal readonly record struct MessageId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>One press or one command, which its platform waits to see answered.</summary>
internal readonly record struct InteractionId(string Value)
{
    public override string ToString() => Value;
}
