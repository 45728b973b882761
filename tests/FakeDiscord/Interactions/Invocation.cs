using System.Globalization;
using System.Text.Json.Nodes;
using Belong.FakeDiscord.Control;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Interactions;

/// <summary>A command's data as the client sends it, after the checks that the client makes.</summary>
internal sealed class Invocation(DiscordWorld world, RegisteredCommand command, Channel channel)
{
    private readonly JsonObject _users = [];
    private readonly JsonObject _members = [];
    private readonly JsonObject _channels = [];
    private readonly JsonObject _roles = [];

    /// <param name="path">The command with its subcommands, such as "case show".</param>
    /// <param name="focused">The option being completed; null when the command is sent.</param>
    public JsonObject WithOptions(string path, IReadOnlyDictionary<string, string> values, string? focused)
    {
        var data = Data();
        var (defined, target) = (command.Options.ToList(), data);
        foreach (var step in path.Split(' ').Skip(1))
        {
            var sub =
                defined.Find(option => option.Text("name") == step)
                ?? throw new RefusedException($"There is no subcommand \"{step}\".");
            var inner = new JsonObject { ["name"] = step, ["type"] = sub.Number("type") };
            target["options"] = new JsonArray(inner);
            (defined, target) = ([.. sub.Items("options")], inner);
        }

        if (values.Keys.FirstOrDefault(key => !defined.Exists(option => option.Text("name") == key)) is { } unknown)
            throw new RefusedException($"The command has no option \"{unknown}\".");
        var given = defined
            .Where(option => values.ContainsKey(option.Text("name")!))
            .Select(option => Option(option!, values[option.Text("name")!], focused))
            .ToJsonArray();
        var missing = defined.Find(option =>
            option.Truth("required") == true && !values.ContainsKey(option.Text("name")!)
        );
        if (missing is not null && focused is null)
            throw new RefusedException($"The option \"{missing.Text("name")}\" is required.");
        target["options"] = given;
        return Resolved(data);
    }

    public JsonObject WithTarget(Message message)
    {
        var data = Data();
        data["target_id"] = message.Id.ToString();
        data["resolved"] = new JsonObject
        {
            ["messages"] = new JsonObject { [message.Id.ToString()] = message.ToJson() },
        };
        return data;
    }

    public JsonObject WithTarget(Member member)
    {
        var data = Data();
        data["target_id"] = member.Id.ToString();
        Resolve(member.User);
        return Resolved(data);
    }

    private JsonObject Data()
    {
        var data = new JsonObject
        {
            ["id"] = command.Id.ToString(),
            ["name"] = command.Name,
            ["type"] = (int)command.Kind,
        };
        if (command.Guild is { } guild)
            data["guild_id"] = guild.ToString();
        return data;
    }

    private JsonObject Option(JsonNode option, string value, string? focused)
    {
        var name = option.Text("name")!;
        var type = option.Number("type") ?? 3;
        var json = new JsonObject { ["name"] = name, ["type"] = type };
        if (focused == name)
        {
            json["value"] = value;
            json["focused"] = true;
            return json;
        }

        var choices = option.Items("choices").ToList();
        if (choices.Count > 0)
        {
            var choice =
                choices.Find(one => one!["value"]!.ToString() == value || one.Text("name") == value)
                ?? throw new RefusedException($"\"{value}\" is not among the choices of \"{name}\".");
            json["value"] = choice["value"]!.DeepClone();
            return json;
        }

        json["value"] = Typed(option, type, name, value);
        return json;
    }

    private JsonNode Typed(JsonNode option, long type, string name, string value)
    {
        switch (type)
        {
            case 3:
                if (
                    value.Length < (option.Number("min_length") ?? 0)
                    || value.Length > (option.Number("max_length") ?? 6000)
                )
                {
                    throw new RefusedException($"\"{name}\" is too short or too long.");
                }

                return value;
            case 4
                when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole):
                if (
                    whole < (option.Number("min_value") ?? long.MinValue)
                    || whole > (option.Number("max_value") ?? long.MaxValue)
                )
                {
                    throw new RefusedException($"\"{name}\" is out of range.");
                }

                return whole;
            case 5 when bool.TryParse(value, out var truth):
                return truth;
            case 10 when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                return number;
            case 6 or 7 or 8 or 9 when Snowflake.TryParse(value, out var id) && Resolve(id):
                return value;
            default:
                throw new RefusedException($"\"{value}\" does not fit the option \"{name}\".");
        }
    }

    private bool Resolve(Snowflake id)
    {
        if (world.UsersById.TryGetValue(id, out var user))
            Resolve(user);
        else if (channel.Guild?.ChannelsById.TryGetValue(id, out var place) == true)
            _channels[id.ToString()] = place.ToJson();
        else if (channel.Guild?.RolesById.TryGetValue(id, out var role) == true)
            _roles[id.ToString()] = role.ToJson();
        else
            return false;
        return true;
    }

    private void Resolve(User user)
    {
        _users[user.Id.ToString()] = user.ToJson();
        if (channel.Guild?.MemberOf(user.Id) is { } member)
        {
            var shown = member.ToJson(withUser: false);
            shown["permissions"] = ((ulong)FakeAccess.In(channel, member, world.Now)).ToString(
                CultureInfo.InvariantCulture
            );
            _members[user.Id.ToString()] = shown;
        }
    }

    private JsonObject Resolved(JsonObject data)
    {
        var resolved = new JsonObject();
        foreach (
            var (name, found) in new[]
            {
                ("users", _users),
                ("members", _members),
                ("channels", _channels),
                ("roles", _roles),
            }
        )
        {
            if (found.Count > 0)
                resolved[name] = found;
        }

        if (resolved.Count > 0)
            data["resolved"] = resolved;
        return data;
    }
}
