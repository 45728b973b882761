using System.Diagnostics;
using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Desk;
using Belong.Bot.Outbox;

namespace Belong.Bot.Workers;

/// <summary>Does one effect on the platform, and reads it back.</summary>
internal sealed class EffectPerformer(
    ICaseStore store,
    IEffectQueue queue,
    ChatPlatforms platforms,
    CaseCardWriter cards,
    NoticeWriter notices,
    TimeProvider time
)
{
    private static readonly TimeSpan Leeway = TimeSpan.FromMinutes(2);

    /// <summary>Does it. Doing it twice does it once: by key, or because the platform says that it is done.</summary>
    /// <returns>The message that came of it, and its channel; nothing where nothing was posted.</returns>
    /// <exception cref="PlatformException">The platform refused or failed.</exception>
    public async Task<Made> ApplyAsync(EffectRecord record, CancellationToken cancellationToken)
    {
        var platform = platforms[record.Community];
        var reason = record.Case is { } number ? $"case {number}" : "charter";
        switch (record.Effect)
        {
            case Effect.ShowCard:
                return await ShowCardAsync(record, platform, cancellationToken);
            case Effect.TellMember tell:
                return new Made(
                    null,
                    await platform.SendDirectAsync(
                        tell.To,
                        notices.Write(await FileAsync(record, cancellationToken), tell.Notice),
                        tell.Key,
                        cancellationToken
                    )
                );
            case Effect.TellReporter tell:
                return new Made(null, await TellReporterAsync(record, tell, platform, cancellationToken));
            case Effect.HideMessage hide:
                await platform.HideAsync(hide.Channel, hide.Message, reason, cancellationToken);
                return Made.Nothing;
            case Effect.RestoreMessage restore:
                await platform.RestoreAsync(restore.Channel, restore.Message, reason, cancellationToken);
                return Made.Nothing;
            case Effect.RemoveMember remove:
                await platform.RemoveMemberAsync(remove.Member, remove.How, reason, cancellationToken);
                return Made.Nothing;
            case Effect.TimeOutMember timeOut:
                if (timeOut.Until > time.GetUtcNow())
                    await platform.TimeOutAsync(timeOut.Member, timeOut.Until, reason, cancellationToken);
                return Made.Nothing;
            case Effect.LiftTimeOut lift:
                await platform.LiftTimeOutAsync(lift.Member, reason, cancellationToken);
                return Made.Nothing;
            case Effect.ReadmitMember readmit:
                await platform.ReadmitMemberAsync(readmit.Member, readmit.How, reason, cancellationToken);
                return Made.Nothing;
            case Effect.AskForReason ask:
                return new Made(
                    null,
                    await platform.SendDirectAsync(
                        ask.To,
                        await AskAsync(record, platform, cancellationToken),
                        ask.Key,
                        cancellationToken
                    )
                );
            case Effect.Welcome welcome:
                var name = await platform.NameOfAsync(welcome.To, cancellationToken);
                return new Made(
                    null,
                    await platform.SendDirectAsync(
                        welcome.To,
                        notices.WriteWelcome(name),
                        welcome.Key,
                        cancellationToken
                    )
                );
            case Effect.RemindChannel remind:
                return new Made(
                    remind.Channel,
                    await platform.PostAsync(
                        remind.Channel,
                        notices.WriteReminder(remind.Clause),
                        remind.Key,
                        cancellationToken
                    )
                );
            case Effect.Announce announce:
                var channel = platform.QueueChannel(announce.Queue);
                return new Made(
                    channel,
                    await platform.PostAsync(
                        channel,
                        new Post(announce.Text) { Tone = PostTone.Notice },
                        announce.Key,
                        cancellationToken
                    )
                );
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Whether the platform shows what was done; true where sending is its own proof.</summary>
    public async Task<bool> VerifyAsync(EffectRecord record, CancellationToken cancellationToken)
    {
        var platform = platforms[record.Community];
        return record.Effect switch
        {
            Effect.HideMessage hide => await platform.FindMessageAsync(hide.Message, cancellationToken)
                is null
                    or { Hidden: true }
                    or { Deleted: true },
            Effect.RestoreMessage restore => await platform.FindMessageAsync(restore.Message, cancellationToken)
                is { Hidden: false, Deleted: false },
            Effect.RemoveMember remove => IsGone(
                remove.How,
                await platform.StandingOfAsync(remove.Member, cancellationToken)
            ),
            Effect.TimeOutMember timeOut => timeOut.Until <= time.GetUtcNow()
                || Holds(timeOut.Until, await platform.StandingOfAsync(timeOut.Member, cancellationToken)),
            Effect.LiftTimeOut lift => await platform.StandingOfAsync(lift.Member, cancellationToken)
                is { TimedOutUntil: null },
            Effect.ReadmitMember readmit => IsBack(
                readmit.How,
                await platform.StandingOfAsync(readmit.Member, cancellationToken)
            ),
            _ => true,
        };
    }

    /// <summary>Platforms keep whole seconds, and at most their own longest span.</summary>
    private bool Holds(DateTimeOffset until, MemberStanding standing) =>
        standing.TimedOutUntil > until - Leeway
        || standing.TimedOutUntil > time.GetUtcNow() + TimeOut.LongestPart - Leeway;

    private static bool IsBack(Removal how, MemberStanding standing) =>
        how switch
        {
            Removal.Kick => true,
            Removal.Ban => !standing.Banned,
            Removal.Access => standing.HasAccess || !standing.Present,
            _ => throw new UnreachableException(),
        };

    private static bool IsGone(Removal how, MemberStanding standing) =>
        how switch
        {
            Removal.Kick => !standing.Present,
            Removal.Ban => standing is { Present: false, Banned: true },
            Removal.Access => !standing.HasAccess,
            _ => throw new UnreachableException(),
        };

    private async Task<Made> ShowCardAsync(
        EffectRecord record,
        IChatPlatform platform,
        CancellationToken cancellationToken
    )
    {
        var file = await FileAsync(record, cancellationToken);
        var post = await cards.WriteAsync(file, cancellationToken);
        if (await queue.FindCardAsync(file.Id, cancellationToken) is { } card)
        {
            try
            {
                await platform.RewriteAsync(card.Channel, card.Message, post, cancellationToken);
                return new Made(card.Channel, card.Message);
            }
            catch (PlatformException gone) when (gone.Fault == PlatformFault.NotFound)
            {
                // Somebody deleted the card: the case still needs one.
            }
        }

        var channel = platform.QueueChannel(file.State.Queue);
        return new Made(channel, await platform.PostAsync(channel, post, record.Effect.Key, cancellationToken));
    }

    private async Task<MessageId> TellReporterAsync(
        EffectRecord record,
        Effect.TellReporter tell,
        IChatPlatform platform,
        CancellationToken cancellationToken
    )
    {
        var file = await FileAsync(record, cancellationToken);
        var party =
            file.Parties.LastOrDefault(one => one.Token == tell.Reporter && one.Member.Id is not null)
            ?? throw new PlatformException(PlatformFault.Undeliverable, $"{tell.Reporter} is no member");
        return await platform.SendDirectAsync(
            party.Member.Id!.Value,
            notices.WriteOutcome(file, party),
            tell.Key,
            cancellationToken
        );
    }

    private async Task<Post> AskAsync(EffectRecord record, IChatPlatform platform, CancellationToken cancellationToken)
    {
        var file = await FileAsync(record, cancellationToken);
        return NoticeWriter.WriteQuestion(file, await platform.NameOfAsync(file.State.Subject, cancellationToken));
    }

    private async Task<CaseFile> FileAsync(EffectRecord record, CancellationToken cancellationToken) =>
        await store.FindAsync(record.Case!.Value, cancellationToken)
        ?? throw new UnreachableException($"case {record.Case} has effects and is not there");
}

/// <summary>What an effect made on the platform: a message, in a channel unless it was a direct one.</summary>
internal readonly record struct Made(ChannelId? Channel, MessageId? Message)
{
    public static Made Nothing => default;
}
