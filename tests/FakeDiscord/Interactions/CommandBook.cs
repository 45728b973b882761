using System.Text.Json.Nodes;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Interactions;

/// <summary>The bot's registered commands, global and by guild. Only under the world's lock.</summary>
public sealed class CommandBook
{
    private readonly Lock _gate;
    private readonly List<RegisteredCommand> _commands = [];

    internal CommandBook(Lock gate) => _gate = gate;

    /// <summary>How often commands were created, changed or overwritten.</summary>
    public int Writes { get; internal set; }

    /// <summary>All commands as Discord shows them.</summary>
    public IReadOnlyList<JsonObject> All
    {
        get
        {
            lock (_gate)
                return [.. _commands.Select(command => command.ToJson(withLocalizations: true))];
        }
    }

    /// <summary>A scope's commands; null for the global ones.</summary>
    internal IEnumerable<RegisteredCommand> In(Snowflake? guild) => _commands.Where(command => command.Guild == guild);

    /// <summary>What a member of a guild finds: the guild's own first.</summary>
    internal RegisteredCommand? Find(Snowflake? guild, string name, CommandKind kind) =>
        _commands
            .Where(command =>
                (command.Guild is null || command.Guild == guild) && command.Name == name && command.Kind == kind
            )
            .OrderBy(command => command.Guild is null)
            .FirstOrDefault();

    /// <summary>Puts a command where one of its name and kind was; null when there was none.</summary>
    internal RegisteredCommand? Put(RegisteredCommand command)
    {
        var before = _commands.FindIndex(one =>
            one.Guild == command.Guild && one.Name == command.Name && one.Kind == command.Kind
        );
        if (before < 0)
        {
            _commands.Add(command);
            return null;
        }

        var replaced = _commands[before];
        _commands[before] = command;
        return replaced;
    }

    internal void Remove(RegisteredCommand command) => _commands.Remove(command);
}
