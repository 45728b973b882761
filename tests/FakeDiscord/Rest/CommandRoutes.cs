using System.Globalization;
using System.Text.Json.Nodes;
using Belong.FakeDiscord.Interactions;
using Belong.FakeDiscord.Limits;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Rest;

/// <summary>Registering application commands, global ones and those of one guild.</summary>
internal sealed class CommandRoutes(CommandBook book)
{
    private const string Global = "/applications/{application_id}/commands";
    private const string OfGuild = "/applications/{application_id}/guilds/{guild_id}/commands";
    private const int MostCreatesADay = 200;
    private readonly Dictionary<CommandKind, int> _most = new()
    {
        [CommandKind.Chat] = 100,
        [CommandKind.User] = 15,
        [CommandKind.Message] = 15,
    };
    private readonly Queue<DateTimeOffset> _creates = [];

    public IEnumerable<RestRoute> All =>
        new[] { Global, OfGuild }.SelectMany<string, RestRoute>(root =>
            [
                new("GET", root, List) { Limit = BucketLimit.Commands },
                new("POST", root, Create) { Limit = BucketLimit.Commands },
                new("PUT", root, Overwrite) { Limit = BucketLimit.Commands },
                new("GET", $"{root}/{{command_id}}", call => RestAnswer.Ok(Find(call).ToJson(withLocalizations: true)))
                {
                    Limit = BucketLimit.Commands,
                },
                new("PATCH", $"{root}/{{command_id}}", Change) { Limit = BucketLimit.Commands },
                new("DELETE", $"{root}/{{command_id}}", Delete) { Limit = BucketLimit.Commands },
            ]
        );

    private RestAnswer List(RestCall call)
    {
        var withLocalizations = call.Query["with_localizations"] == "true";
        return RestAnswer.Ok(
            book.In(Scope(call)).Select(command => (JsonNode)command.ToJson(withLocalizations)).ToJsonArray()
        );
    }

    private RestAnswer Create(RestCall call)
    {
        var scope = Scope(call);
        var isNew = Put(call, scope, CommandForm.Read(call.Body!), out var command);
        book.Writes++;
        return isNew
            ? RestAnswer.Created(command.ToJson(withLocalizations: true))
            : RestAnswer.Ok(command.ToJson(withLocalizations: true));
    }

    private RestAnswer Overwrite(RestCall call)
    {
        var scope = Scope(call);
        var wanted = (call.Body as JsonArray ?? [])
            .Select((body, at) => CommandForm.Read(body!, $"{at.ToString(CultureInfo.InvariantCulture)}."))
            .ToList();
        var doubled = wanted
            .GroupBy(body => (body.Text("name"), body.Number("type") ?? 1))
            .FirstOrDefault(group => group.Count() > 1);
        if (doubled is not null)
            throw InvalidForm.At("", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");

        if (wanted.GroupBy(KindOf).Any(group => group.Count() > _most[group.Key]))
            throw new RestFailure(RestError.TooManyCommands);
        foreach (var gone in book.In(scope).Where(command => !wanted.Exists(body => IsOf(body, command))).ToList())
            book.Remove(gone);

        var kept = new List<RegisteredCommand>();
        foreach (var body in wanted)
        {
            Put(call, scope, body, out var command);
            kept.Add(command);
        }

        book.Writes++;
        return RestAnswer.Ok(kept.Select(command => (JsonNode)command.ToJson(withLocalizations: true)).ToJsonArray());
    }

    private RestAnswer Change(RestCall call)
    {
        var command = Find(call);
        var body = command.Body.DeepClone().AsObject();
        foreach (var (name, value) in call.Body as JsonObject ?? [])
            body[name] = value?.DeepClone();
        book.Remove(command);
        var changed = command with { Body = CommandForm.Read(body), Version = call.World.Ids.Next() };
        book.Put(changed);
        book.Writes++;
        return RestAnswer.Ok(changed.ToJson(withLocalizations: true));
    }

    private RestAnswer Delete(RestCall call)
    {
        book.Remove(Find(call));
        book.Writes++;
        return RestAnswer.NoContent;
    }

    /// <summary>True when no command of this name and kind was there.</summary>
    private bool Put(RestCall call, Snowflake? scope, JsonObject body, out RegisteredCommand command)
    {
        var before = book.In(scope).FirstOrDefault(one => IsOf(body, one));
        var isSame = before is not null && JsonNode.DeepEquals(before.Body, body);
        command = new RegisteredCommand(
            before?.Id ?? call.World.Ids.Next(),
            call.World.App.Id,
            scope,
            body,
            isSame ? before!.Version : call.World.Ids.Next()
        );
        if (before is null && book.In(scope).Count(one => one.Kind == KindOf(body)) >= _most[KindOf(body)])
            throw new RestFailure(RestError.TooManyCommands);
        if (before is null)
            CountCreate(call.World.Now);
        book.Put(command);
        return before is null;
    }

    private void CountCreate(DateTimeOffset now)
    {
        while (_creates.TryPeek(out var oldest) && now - oldest > TimeSpan.FromDays(1))
            _creates.Dequeue();
        if (_creates.Count >= MostCreatesADay)
            throw new RestFailure(RestError.TooManyCommandCreates);
        _creates.Enqueue(now);
    }

    private static CommandKind KindOf(JsonObject body) => (CommandKind)(body.Number("type") ?? 1);

    private static bool IsOf(JsonObject body, RegisteredCommand command) =>
        command.Name == body.Text("name") && command.Kind == KindOf(body);

    /// <summary>Null for global commands. Another application's are none of the bot's business.</summary>
    private static Snowflake? Scope(RestCall call)
    {
        if (call.Id("application_id") != call.World.App.Id)
            throw new RestFailure(RestError.MissingAccess);
        if (!call.Values.ContainsKey("guild_id"))
            return null;
        return call.World.GuildsOfBot.Any(guild => guild.Id == call.Id("guild_id"))
            ? call.Id("guild_id")
            : throw new RestFailure(RestError.MissingAccess);
    }

    private RegisteredCommand Find(RestCall call)
    {
        var scope = Scope(call);
        return book.In(scope).FirstOrDefault(command => command.Id == call.Id("command_id"))
            ?? throw new RestFailure(RestError.UnknownCommand);
    }
}
