using Belong.Bot.Chat;
using Belong.Bot.Files;
using Microsoft.Data.Sqlite;

namespace Belong.Bot.Platforms.Local;

/// <summary>The tables of the community's file and what it starts with.</summary>
internal static class LocalSchema
{
    /// <summary>Kept in SQLite's <c>user_version</c>.</summary>
    public const long Version = 2;

    /// <summary>"Blng": tells this file from any other database.</summary>
    public static readonly SqliteMark Mark = new(0x426C6E67, Version);

    private const string Tables = """
        CREATE TABLE member (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL COLLATE NOCASE UNIQUE,
            roles INTEGER NOT NULL,
            bot INTEGER NOT NULL,
            joined_at INTEGER NOT NULL,
            removed_at INTEGER,
            removed_why TEXT,
            removed_how INTEGER,
            timed_out_until INTEGER,
            account_created INTEGER
        ) WITHOUT ROWID;

        CREATE TABLE channel (
            id TEXT PRIMARY KEY,
            topic TEXT NOT NULL,
            roles INTEGER NOT NULL,
            position INTEGER NOT NULL,
            owner TEXT REFERENCES member (id)
        ) WITHOUT ROWID;

        CREATE TABLE message (
            id INTEGER PRIMARY KEY,
            channel TEXT NOT NULL REFERENCES channel (id),
            author TEXT NOT NULL REFERENCES member (id),
            text TEXT NOT NULL,
            at INTEGER NOT NULL,
            edit INTEGER NOT NULL,
            edited_at INTEGER,
            reply_to INTEGER REFERENCES message (id),
            forwards TEXT,
            post TEXT,
            former_buttons TEXT,
            state INTEGER NOT NULL,
            key TEXT
        );
        CREATE INDEX message_by_channel ON message (channel, id);
        CREATE UNIQUE INDEX message_by_key ON message (key) WHERE key IS NOT NULL;

        -- What an edited message said before, so that a reader who comes late still learns of every version.
        CREATE TABLE earlier_text (
            message INTEGER NOT NULL REFERENCES message (id),
            edit INTEGER NOT NULL,
            text TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (message, edit)
        ) WITHOUT ROWID;

        CREATE TABLE change (
            id INTEGER PRIMARY KEY,
            kind INTEGER NOT NULL,
            message INTEGER REFERENCES message (id),
            edit INTEGER,
            member TEXT REFERENCES member (id),
            note TEXT
        );
        """;

    /// <summary>From version 1: nobody was timed out, and who was removed had lost access.</summary>
    private static readonly string Second = $"""
        ALTER TABLE member ADD COLUMN removed_how INTEGER;
        ALTER TABLE member ADD COLUMN timed_out_until INTEGER;
        ALTER TABLE member ADD COLUMN account_created INTEGER;
        ALTER TABLE change ADD COLUMN note TEXT;
        UPDATE member SET removed_how = {(int)Removal.Access} WHERE removed_at IS NOT NULL;
        """;

    private static readonly LocalChannel[] Channels =
    [
        new("welcome", "New here? Say hello and read the charter.", Roles.Member),
        new("forum", "Talk with each other about the work.", Roles.Member),
        new("resources", "Free tools, reports and examples worth passing on.", Roles.Member),
        new("events", "What is on, where, and for whom.", Roles.Member),
        new("moderators", "The moderators' queue and their talk.", Roles.Moderator | Roles.Operator),
        new("operators", "Cases about moderators, and approvals.", Roles.Operator | Roles.Trustee),
        new("trustee", "Complaints about Belong itself.", Roles.Trustee),
    ];

    private static readonly LocalMember[] People =
    [
        new(LocalId.Bot, "Belong.Bot", Roles.None) { IsBot = true },
        new("member-1", "Member One", Roles.Member),
        new("member-2", "Member Two", Roles.Member),
        new("member-3", "Member Three", Roles.Member),
        new("member-4", "Member Four", Roles.Member),
        new("moderator-1", "Moderator One", Roles.Member | Roles.Moderator),
        new("moderator-2", "Moderator Two", Roles.Member | Roles.Moderator),
        new("moderator-3", "Moderator Three", Roles.Member | Roles.Moderator),
        new("operator-1", "Operator One", Roles.Member | Roles.Operator),
        new("operator-2", "Operator Two", Roles.Member | Roles.Operator),
        new("trustee-1", "Trustee One", Roles.Member | Roles.Trustee),
    ];

    /// <summary>Creates the tables and the people named by role, all or nothing.</summary>
    public static void Create(SqliteConnection connection, DateTimeOffset now)
    {
        using var statements = new Statements(connection);
        statements.Run("BEGIN IMMEDIATE");
        statements.Run(Tables);
        foreach (var person in People)
        {
            AddMember(statements, person, now);
        }

        for (var position = 0; position < Channels.Length; position++)
        {
            var channel = Channels[position];
            statements.Run(
                "INSERT INTO channel (id, topic, roles, position) VALUES ($1, $2, $3, $4)",
                channel.Slug,
                channel.Topic,
                (long)channel.For,
                position
            );
        }

        Mark.Write(connection, Version);
        statements.Run("COMMIT");
    }

    /// <summary>Brings the tables of an older version up to date, all or nothing.</summary>
    public static void Upgrade(SqliteConnection connection)
    {
        using var statements = new Statements(connection);
        statements.Run("BEGIN IMMEDIATE");
        statements.Run(Second);
        Mark.Write(connection, Version);
        statements.Run("COMMIT");
    }

    /// <summary>Adds a person and their inbox.</summary>
    public static void AddMember(Statements statements, LocalMember person, DateTimeOffset now)
    {
        statements.Run(
            "INSERT INTO member (id, name, roles, bot, joined_at, account_created) VALUES ($1, $2, $3, $4, $5, $6)",
            person.Slug,
            person.Name,
            (long)person.Roles,
            person.IsBot ? 1 : 0,
            now.ToUnixTimeMilliseconds(),
            person.AccountCreated?.ToUnixTimeMilliseconds()
        );
        var inbox = LocalChannel.ForInbox(person.Slug);
        statements.Run(
            "INSERT INTO channel (id, topic, roles, position, owner) VALUES ($1, $2, 0, 1000, $3)",
            inbox.Slug,
            inbox.Topic,
            person.Slug
        );
    }
}
