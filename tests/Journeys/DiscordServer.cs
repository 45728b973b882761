using Belong.FakeDiscord;
using Belong.FakeDiscord.Control;
using Belong.FakeDiscord.World;

namespace Belong.Tests.Journeys;

/// <summary>One of several servers of the same bot: what it needs, a moderator and a member.</summary>
internal sealed class DiscordServer
{
    private readonly PeopleDoings _people;

    public DiscordServer(FakeDiscordServer discord, string name)
    {
        _people = discord.People;
        Guild = _people.Found(name, $"Owner of {name}", Town.BotPermissions);
        BotRole = _people.BotRole(Guild);
        var moderators = _people.AddRole(
            Guild,
            "Moderators",
            Permission.ModerateMembers | Permission.ManageMessages | Permission.KickMembers | Permission.BanMembers
        );
        var operators = _people.AddRole(
            Guild,
            "Operators",
            Permission.ManageGuild | Permission.ModerateMembers,
            above: moderators
        );
        var trustees = _people.AddRole(Guild, "Trustees", Permission.ModerateMembers, above: operators);
        _people.MoveAbove(Guild, BotRole, trustees);
        General = _people.AddChannel(Guild, "general");
        Queue = Private("moderators", moderators);
        Private("operators", operators);
        Private("trustee", trustees);
        Moderator = _people.Join(Guild, $"Moderator of {name}", TimeSpan.FromDays(900), moderators);
        Member = _people.Join(Guild, $"Member of {name}", TimeSpan.FromDays(900));
    }

    public Guild Guild { get; }

    public Role BotRole { get; }

    public Channel General { get; }

    /// <summary>Where its cards are shown.</summary>
    public Channel Queue { get; }

    public Member Moderator { get; }

    public Member Member { get; }

    /// <summary>The titles of its cards.</summary>
    public IReadOnlyList<Message> Cards =>
        [
            .. _people
                .Sees(Moderator.User, Queue)
                .Where(message => message.Embeds.Count > 0 && DiscordFaultsTown.Says(message, "Case ")),
        ];

    /// <summary>The settings of this server, as the bot's command line says them.</summary>
    public IEnumerable<string> Settings(int number) =>
        [
            $"--Discord:Guilds:{number}:Id={Guild.Id}",
            $"--Discord:Guilds:{number}:ModeratorRoles:0=Moderators",
            $"--Discord:Guilds:{number}:OperatorRoles:0=Operators",
            $"--Discord:Guilds:{number}:TrusteeRoles:0=Trustees",
        ];

    /// <summary>The settings that all servers share.</summary>
    /// <param name="discord">Where to.</param>
    /// <param name="token">A file with the token in it.</param>
    public static IEnumerable<string> Settings(FakeDiscordServer discord, string token) =>
        [
            $"--Discord:TokenFile={token}",
            $"--Discord:ApiBase={discord.ApiBase}",
            "--Charter:WeeklyReminder=false",
            "--Screening:Shadow=false",
            "--Contacts:Reports=a@example.org",
            "--Contacts:Appeals=b@example.org",
            "--Contacts:Complaints=c@example.org",
        ];

    public Message Insult() =>
        _people.Speak(Member, General, $"<@{Moderator.Id}> you are a pathetic idiot, says {Member.User.Name}.");

    /// <summary>What somebody does by hand while Discord does not tell the bot of it.</summary>
    public void Unheard(Action byHand)
    {
        _people.SetPermissions(Guild, BotRole, Town.BotPermissions & ~Permission.ViewAuditLog);
        byHand();
        _people.SetPermissions(Guild, BotRole, Town.BotPermissions);
    }

    private Channel Private(string name, Role role) =>
        _people.AddChannel(
            Guild,
            name,
            ChannelKind.Text,
            new Overwrite(Guild.Id, IsMember: false, Permission.None, Permission.ViewChannel),
            new Overwrite(role.Id, IsMember: false, Permission.ViewChannel, Permission.None),
            new Overwrite(BotRole.Id, IsMember: false, Permission.ViewChannel, Permission.None)
        );
}
