using System.Text.Json;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Guilds;
using Belong.Bot.Platforms.Discord.Rest;

namespace Belong.Bot.Platforms.Discord.Members;

/// <summary>
/// Who reads what is said where: by permission in a channel and its public threads, by being in it in a private thread,
/// and direct messages by being the one whom the bot writes to.
/// </summary>
internal sealed class ChannelSight(GuildState guild, DiscordRest rest, GuildMembers members, TimeProvider time)
{
    /// <exception cref="PlatformException">Discord could not be asked.</exception>
    public async Task<bool> SeesAsync(ulong person, ulong channel, CancellationToken cancellationToken)
    {
        if ((members.Current(person) ?? await members.FetchAsync(person, cancellationToken)) is not { } member)
            return false;
        if (guild.Channel(channel) is { } known)
            return await SeesAsync(member, known, cancellationToken);

        // Discord lists neither archived threads nor direct messages.
        if (await AskAsync(DiscordCall.Get($"/channels/{channel}"), cancellationToken) is not { } found)
            return false;
        return found.Id("guild_id") is { } home
            ? home == guild.Id
                && GuildChannel.Read(found) is { } unlisted
                && await SeesAsync(member, unlisted, cancellationToken)
            : found.List("recipients").Any(one => one.Id("id") == person);
    }

    private async Task<bool> SeesAsync(GuildMember member, GuildChannel channel, CancellationToken cancellationToken)
    {
        var permissions = guild.PermissionsIn(channel, member, time.GetUtcNow());
        return permissions.HasFlag(
                channel.IsVoice ? Permission.ViewChannel | Permission.Connect : Permission.ViewChannel
            )
            && (
                !channel.IsPrivateThread
                || permissions.HasFlag(Permission.ManageThreads)
                || await AskAsync(
                    DiscordCall.Get($"/channels/{channel.Id}/thread-members/{member.Id}"),
                    cancellationToken
                )
                    is not null
            );
    }

    /// <summary>What Discord answers; null when there is no such thing.</summary>
    private async Task<JsonElement?> AskAsync(DiscordCall call, CancellationToken cancellationToken)
    {
        try
        {
            return await rest.SendAsync(call, cancellationToken);
        }
        catch (PlatformException none) when (none.Fault is PlatformFault.NotFound or PlatformFault.Forbidden)
        {
            return null;
        }
    }
}
