using System.Globalization;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Guilds;
using Belong.Bot.Platforms.Discord.Rest;

namespace Belong.Bot.Platforms.Discord.Members;

/// <summary>What the bot does to members. Each act is done by being so: already so is success.</summary>
internal sealed class MemberActs(GuildState guild, DiscordRest rest, GuildMembers members, TimeProvider time)
{
    /// <summary>Discord's longest time-out is 28 days; a minute less leaves room for clocks that differ.</summary>
    private static readonly TimeSpan LongestTimeOut = TimeSpan.FromDays(28) - TimeSpan.FromMinutes(1);

    public async Task TimeOutAsync(
        ulong person,
        DateTimeOffset until,
        string reason,
        CancellationToken cancellationToken
    )
    {
        var member = await members.FetchAsync(person, cancellationToken) ?? throw Gone();
        var now = time.GetUtcNow();
        var end = until < now + LongestTimeOut ? until : now + LongestTimeOut;
        if (end > now && !(member.TimedOutUntil >= end))
        {
            await SetTimeOutAsync(
                person,
                end.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                reason,
                cancellationToken
            );
        }
    }

    public async Task LiftTimeOutAsync(ulong person, string reason, CancellationToken cancellationToken)
    {
        if (await members.FetchAsync(person, cancellationToken) is { TimedOutUntil: not null })
            await SetTimeOutAsync(person, null, reason, cancellationToken);
    }

    public async Task RemoveAsync(ulong person, Removal how, string reason, CancellationToken cancellationToken)
    {
        if (!guild.Options.AllowedRemovals.Contains(how))
        {
            throw new PlatformException(
                PlatformFault.Unsupported,
                $"The settings of this server do not allow this removal ({how}). Add it to Removals."
            );
        }

        switch (how)
        {
            case Removal.Kick:
                await DoneAlready(
                    DiscordCall.Delete($"/guilds/{guild.Id}/members/{person}") with
                    {
                        Reason = reason,
                    },
                    DiscordCode.UnknownMember,
                    cancellationToken
                );
                members.Remove(person);
                break;
            case Removal.Ban:
                // After a stop in the middle it may be so already: then the first ban's reason is left as it stands.
                if (!await IsBannedAsync(person, cancellationToken))
                {
                    await rest.SendAsync(
                        DiscordCall.Put(
                            $"/guilds/{guild.Id}/bans/{person}",
                            Payload.Write(json => json.WriteNumber("delete_message_seconds", 0))
                        ) with
                        {
                            Reason = reason,
                        },
                        cancellationToken
                    );
                }

                members.Remove(person);
                break;
            case Removal.Access:
                await DoneAlready(
                    DiscordCall.Delete($"/guilds/{guild.Id}/members/{person}/roles/{AccessRole().Id}") with
                    {
                        Reason = reason,
                    },
                    DiscordCode.UnknownMember,
                    cancellationToken
                );
                await members.FetchAsync(person, cancellationToken);
                break;
        }
    }

    public async Task ReadmitAsync(ulong person, Removal how, string reason, CancellationToken cancellationToken)
    {
        switch (how)
        {
            case Removal.Ban:
                await DoneAlready(
                    DiscordCall.Delete($"/guilds/{guild.Id}/bans/{person}") with
                    {
                        Reason = reason,
                    },
                    DiscordCode.UnknownBan,
                    cancellationToken
                );
                break;
            case Removal.Access:
                await rest.SendAsync(
                    DiscordCall.Put($"/guilds/{guild.Id}/members/{person}/roles/{AccessRole().Id}") with
                    {
                        Reason = reason,
                    },
                    cancellationToken
                );
                await members.FetchAsync(person, cancellationToken);
                break;
        }
    }

    /// <summary>
    /// How somebody stands. Whether they are banned is asked only of who is not here; unknown without Ban Members.
    /// </summary>
    public async Task<MemberStanding> StandingOfAsync(ulong person, CancellationToken cancellationToken)
    {
        if (await members.FetchAsync(person, cancellationToken) is { } member)
        {
            guild.RequireKnown();
            var until = member.TimedOutUntil > time.GetUtcNow() ? member.TimedOutUntil : null;
            return new MemberStanding(true, false, guild.HasAccess(member), until);
        }

        return new MemberStanding(false, await IsBannedAsync(person, cancellationToken), false, null);
    }

    private async Task<bool> IsBannedAsync(ulong person, CancellationToken cancellationToken)
    {
        try
        {
            await rest.SendAsync(DiscordCall.Get($"/guilds/{guild.Id}/bans/{person}"), cancellationToken);
            return true;
        }
        catch (PlatformException none) when (none.Fault is PlatformFault.NotFound or PlatformFault.Forbidden)
        {
            return false;
        }
    }

    private async Task SetTimeOutAsync(ulong person, string? until, string reason, CancellationToken cancellationToken)
    {
        var changed = await rest.SendAsync(
            DiscordCall.Patch(
                $"/guilds/{guild.Id}/members/{person}",
                Payload.Write(json => json.WriteString("communication_disabled_until", until))
            ) with
            {
                Reason = reason,
            },
            cancellationToken
        );
        if (GuildMember.Read(changed) is { } member)
            members.Put(member);
    }

    private async Task DoneAlready(DiscordCall call, int code, CancellationToken cancellationToken)
    {
        try
        {
            await rest.SendAsync(call, cancellationToken);
        }
        catch (PlatformException already) when (already.CodeOf() == code)
        {
            // It is as it should be.
        }
    }

    private GuildRole AccessRole()
    {
        guild.RequireKnown();
        return guild.FindRole(guild.Options.AccessRole ?? "")
            ?? throw new PlatformException(
                PlatformFault.Unsupported,
                "The server has no access role that could be "
                    + "taken or given. Set AccessRole to a role of the server."
            );
    }

    private static PlatformException Gone() => new(PlatformFault.NotFound, "The member has left the server.");
}
