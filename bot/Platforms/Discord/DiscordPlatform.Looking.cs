using System.Diagnostics;
using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Discord;

/// <summary>Who and what there is: members, channels and messages, and how they are named.</summary>
internal sealed partial class DiscordPlatform
{
    public Task<ChatMessage?> FindMessageAsync(MessageId message, CancellationToken cancellationToken) =>
        _shelf.FindAsync(message, cancellationToken);

    public string LinkTo(ChannelId channel, MessageId message)
    {
        var (place, number) = Number(message);
        return DiscordId.Link(_guild.Id, place, number);
    }

    public async Task<bool> SeesAsync(MemberId member, MessageId message, CancellationToken cancellationToken) =>
        DiscordId.Of(member) is { } person
        && DiscordId.Of(message, _guild.Id) is { } place
        && await _sight.SeesAsync(person, place.Channel, cancellationToken);

    public Task<IReadOnlyList<ChatMessage>> ReadBeforeAsync(
        ChannelId channel,
        MessageId message,
        int count,
        CancellationToken cancellationToken
    )
    {
        var (place, number) = Number(message);
        return _shelf.ReadBeforeAsync(place, number, count, cancellationToken);
    }

    // Asked for every flag: a request for each would make the screening wait for Discord, and stop while it is away.
    public async Task<Member?> FindMemberAsync(MemberId member, CancellationToken cancellationToken) =>
        DiscordId.Of(member) is { } person
        && (_members.Current(person) ?? await _members.FetchAsync(person, cancellationToken)) is { IsBot: false } found
            ? _guild.ToMember(found)
            : null;

    public async Task<IReadOnlyList<Member>> ListMembersAsync(Roles any, CancellationToken cancellationToken) =>
        [
            .. (await _members.AllAsync(cancellationToken))
                .Where(member => !member.IsBot)
                .Select(_guild.ToMember)
                .Where(member => member.Has(any)),
        ];

    public async Task<string> NameOfAsync(MemberId member, CancellationToken cancellationToken)
    {
        if (DiscordId.Of(member) is not { } person)
            return member.Value;
        return await _members.NameOfAsync(person, cancellationToken) ?? member.Value;
    }

    public Task<string> NameOfAsync(ChannelId channel, CancellationToken cancellationToken)
    {
        if (DiscordId.Of(channel) is { } place && _guild.Channel(place) is { } known)
            return Task.FromResult(known.Name);

        // A card that is written right after a start waits for the name; one that is gone has none.
        _guild.RequireKnown();
        return Task.FromResult(channel.Value);
    }

    public Task<ChannelId?> FindChannelAsync(string nameOrId, CancellationToken cancellationToken) =>
        Task.FromResult(_guild.FindChannel(nameOrId) is { } found ? DiscordId.Channel(found.Id) : (ChannelId?)null);

    /// <exception cref="PlatformException">Transient, until Discord has told of the server or somebody makes the
    /// channel.</exception>
    public ChannelId QueueChannel(Queue queue)
    {
        var (setting, name) = queue switch
        {
            Queue.Moderators => (nameof(DiscordGuildOptions.ModeratorsChannel), _guild.Options.ModeratorsChannel),
            Queue.Operators => (nameof(DiscordGuildOptions.OperatorsChannel), _guild.Options.OperatorsChannel),
            Queue.Trustee => (nameof(DiscordGuildOptions.TrusteeChannel), _guild.Options.TrusteeChannel),
            _ => throw new UnreachableException(),
        };
        return _guild.FindChannel(name) is { } found
            ? DiscordId.Channel(found.Id)
            : throw new PlatformException(
                PlatformFault.Transient,
                _guild.IsKnown
                    ? $"The server has no channel '{name}': make it, or set {setting} to another one."
                    : "Discord has not told of the server yet."
            )
            {
                RetryAfter = _guild.IsKnown ? TimeSpan.FromMinutes(1) : TimeSpan.FromSeconds(1),
            };
    }
}
