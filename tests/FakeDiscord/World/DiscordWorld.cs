namespace Belong.FakeDiscord.World;

/// <summary>
/// Everything that there is: users, guilds, channels, messages. One lock guards all of it, so that events leave in the
/// order in which things happened. Lists that a test reads are snapshots.
/// </summary>
public sealed class DiscordWorld
{
    internal DiscordWorld(TimeProvider clock, string token)
    {
        Clock = clock;
        Ids = new SnowflakeSource(clock);
        var now = clock.GetUtcNow();
        Account = new Accounts(this);
        var bot = Account.Add("Belong", now.AddYears(-1), isBot: true);
        var developer = Account.Add("Developer", now.AddYears(-6));
        App = new Application(bot.Id, bot, developer, token);
        Audit = new AuditWriter(this);
        Board = new FakeMessageBoard(this);
        Places = new FakeChannelDirectory(this);
        People = new FakeMembership(this);
        Roles = new RoleDirectory(this);
        Founding = new GuildFounding(this);
    }

    /// <summary>The bot's application.</summary>
    public Application App { get; }

    public IReadOnlyList<Guild> Guilds
    {
        get
        {
            lock (Gate)
                return [.. GuildsById.Values];
        }
    }

    internal TimeProvider Clock { get; }

    internal DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Held by whoever reads or changes the world.</summary>
    internal Lock Gate { get; } = new();

    internal SnowflakeSource Ids { get; }

    internal Accounts Account { get; }

    internal AuditWriter Audit { get; }

    internal FakeMessageBoard Board { get; }

    internal FakeChannelDirectory Places { get; }

    internal FakeMembership People { get; }

    internal RoleDirectory Roles { get; }

    internal GuildFounding Founding { get; }

    internal Dictionary<Snowflake, User> UsersById { get; } = [];

    internal SortedDictionary<Snowflake, Guild> GuildsById { get; } = [];

    /// <summary>All channels, threads and direct ones among them.</summary>
    internal Dictionary<Snowflake, Channel> ChannelsById { get; } = [];

    /// <summary>Set once by the server before anything happens.</summary>
    internal IEventSink? Sink { get; set; }

    internal void Tell(WorldEvent happening) => Sink?.Tell(happening);

    /// <summary>The guilds that have the bot.</summary>
    internal IEnumerable<Guild> GuildsOfBot => GuildsById.Values.Where(guild => guild.MemberOf(App.Bot.Id) is not null);
}
