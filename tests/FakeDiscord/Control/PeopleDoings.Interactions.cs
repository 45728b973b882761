using System.Text.Json.Nodes;
using Belong.FakeDiscord.Interactions;
using Belong.FakeDiscord.Rest;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Control;

/// <summary>
/// Pressing, choosing, invoking, filling in forms. Each ends when the bot has answered, or has failed to in three
/// seconds.
/// </summary>
public sealed partial class PeopleDoings
{
    /// <summary>Presses a button by its custom id or its label.</summary>
    public Task<Interaction> PressAsync(
        User user,
        Message message,
        string button,
        CancellationToken cancellationToken
    ) => UseComponentAsync(user, message, button, values: null, cancellationToken);

    /// <summary>Chooses from a select menu.</summary>
    public Task<Interaction> SelectAsync(
        User user,
        Message message,
        string select,
        IReadOnlyList<string> values,
        CancellationToken cancellationToken
    ) => UseComponentAsync(user, message, select, values, cancellationToken);

    /// <summary>Fills in and sends a form that the bot has opened; values by custom id.</summary>
    public Task<Interaction> SubmitAsync(
        User user,
        Interaction opener,
        IReadOnlyDictionary<string, string> values,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(opener);
        var interaction = Do(() =>
        {
            if (opener.Modal is not { } modal || opener.User != user)
                throw new RefusedException("There is no form open for this user.");
            var data = new JsonObject
            {
                ["custom_id"] = modal.Text("custom_id"),
                ["components"] = FilledForm.Of(modal, values),
            };
            return _desk.Open(
                (id, token) =>
                    new Interaction(id, token, InteractionKind.Modal, user, opener.Channel)
                    {
                        Source = opener.Source,
                        OpenedBy = opener,
                    },
                data
            );
        });
        return AnsweredAsync(interaction, cancellationToken);
    }

    /// <summary>Invokes a slash command such as "case show"; options by name, as text.</summary>
    public Task<Interaction> InvokeAsync(
        User user,
        Channel channel,
        string command,
        IReadOnlyDictionary<string, string> options,
        CancellationToken cancellationToken
    )
    {
        var interaction = Do(() =>
        {
            var data = Invocation(user, channel, CommandKind.Chat, command.Split(' ')[0])
                .WithOptions(command, options, focused: null);
            return _desk.Open((id, token) => new Interaction(id, token, InteractionKind.Command, user, channel), data);
        });
        return AnsweredAsync(interaction, cancellationToken);
    }

    /// <summary>Asks for completion of one option while the others stand as given.</summary>
    public Task<Interaction> AutocompleteAsync(
        User user,
        Channel channel,
        string command,
        IReadOnlyDictionary<string, string> options,
        string focused,
        CancellationToken cancellationToken
    )
    {
        var interaction = Do(() =>
        {
            var data = Invocation(user, channel, CommandKind.Chat, command.Split(' ')[0])
                .WithOptions(command, options, focused);
            return _desk.Open(
                (id, token) => new Interaction(id, token, InteractionKind.Autocomplete, user, channel),
                data
            );
        });
        return AnsweredAsync(interaction, cancellationToken);
    }

    /// <summary>Chooses the bot's entry in a message's menu.</summary>
    public Task<Interaction> InvokeOnAsync(
        User user,
        Message message,
        string command,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(message);
        var interaction = Do(() =>
        {
            RequireSight(user, message);
            var data = Invocation(user, message.Channel, CommandKind.Message, command).WithTarget(message);
            return _desk.Open(
                (id, token) =>
                    new Interaction(id, token, InteractionKind.Command, user, message.Channel)
                    {
                        IsContextMenu = true,
                        TargetMessage = message,
                    },
                data
            );
        });
        return AnsweredAsync(interaction, cancellationToken);
    }

    /// <summary>Chooses the bot's entry in a member's menu.</summary>
    public Task<Interaction> InvokeOnAsync(
        User user,
        Channel channel,
        Member target,
        string command,
        CancellationToken cancellationToken
    )
    {
        var interaction = Do(() =>
        {
            var data = Invocation(user, channel, CommandKind.User, command).WithTarget(target);
            return _desk.Open(
                (id, token) =>
                    new Interaction(id, token, InteractionKind.Command, user, channel) { IsContextMenu = true },
                data
            );
        });
        return AnsweredAsync(interaction, cancellationToken);
    }

    private Task<Interaction> UseComponentAsync(
        User user,
        Message message,
        string component,
        IReadOnlyList<string>? values,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(message);
        var interaction = Do(() =>
        {
            RequireSight(user, message);
            var used =
                ComponentForm
                    .All(message.Components)
                    .FirstOrDefault(one => one.Text("custom_id") == component || one.Text("label") == component)
                ?? throw new RefusedException($"The message has no \"{component}\".");
            if (used.Truth("disabled") == true)
                Refuse($"\"{component}\" is disabled.");
            var data = new JsonObject
            {
                ["custom_id"] = used.Text("custom_id"),
                ["component_type"] = used.Number("type"),
                ["id"] = used.Number("id"),
            };
            if (values is not null)
                data["values"] = ChosenValues.Of(used, values);
            return _desk.Open(
                (id, token) =>
                    new Interaction(id, token, InteractionKind.Component, user, message.Channel) { Source = message },
                data
            );
        });
        return AnsweredAsync(interaction, cancellationToken);
    }

    private Invocation Invocation(User user, Channel channel, CommandKind kind, string name)
    {
        Require(user, channel, Permission.UseApplicationCommands);
        var command =
            _commands.Find(channel.Guild?.Id, name, kind)
            ?? throw new RefusedException($"There is no command \"{name}\".");
        var member = channel.Guild?.MemberOf(user.Id);
        if (command.Needed is { } needed && member is not null)
        {
            // "0" leaves it to administrators.
            var own = FakeAccess.In(channel, member, _world.Now);
            if (own != Permission.All && (needed == Permission.None || !own.HasFlag(needed)))
                Refuse($"{user.Name} is not offered \"{name}\".");
        }

        return new Invocation(_world, command, channel);
    }

    private void RequireSight(User user, Message message)
    {
        Require(user, message.Channel, Permission.ViewChannel);
        if (message.Channel.Log.Find(message.Id) is null || (message.EphemeralTo is { } only && only != user))
            Refuse("The message is not there.");
    }

    /// <summary>The people's clock is real: three seconds pass for them whatever the world's clock says.</summary>
    private async Task<Interaction> AnsweredAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        try
        {
            await interaction.Answered.WaitAsync(_options.FirstAnswer, _options.Time, cancellationToken);
        }
        catch (TimeoutException)
        {
            interaction.Failed = true;
        }

        return interaction;
    }
}
