using System.Text.Json.Nodes;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Interactions;

/// <summary>A press, a command, a form sent: what the bot was told, and what it answered.</summary>
public sealed class Interaction
{
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Interaction(Snowflake id, string token, InteractionKind kind, User user, Channel channel)
    {
        (Id, Token, Kind, User, Channel) = (id, token, kind, user, channel);
    }

    public Snowflake Id { get; }

    public InteractionKind Kind { get; }

    public User User { get; }

    public Channel Channel { get; }

    /// <summary>The message whose component was used, or that opened the form.</summary>
    public Message? Source { get; internal init; }

    /// <summary>Null while the bot has not answered.</summary>
    public AnswerKind? Answer { get; private set; }

    /// <summary>The bot missed its three seconds: "This interaction failed".</summary>
    public bool Failed { get; internal set; }

    /// <summary>The answer's message; for updates the source. Null for forms, choices and after its deletion.</summary>
    public Message? Original { get; internal set; }

    public IReadOnlyList<Message> FollowUps { get; internal set; } = [];

    /// <summary>The form that the bot opened, as Discord was given it.</summary>
    public JsonObject? Modal { get; internal set; }

    /// <summary>What autocompletion offers: objects with name and value.</summary>
    public IReadOnlyList<JsonObject> Choices { get; internal set; } = [];

    internal string Token { get; }

    internal DateTimeOffset CreatedAt => Id.CreatedAt;

    /// <summary>Of a form: the interaction that opened it.</summary>
    internal Interaction? OpenedBy { get; init; }

    internal bool IsContextMenu { get; init; }

    internal Message? TargetMessage { get; init; }

    internal Task Answered => _answered.Task;

    /// <summary>
    /// Waits until there is something to read: at once for messages, updates, forms and choices; after a deferral its
    /// edit or a follow-up.
    /// </summary>
    public Task SettledAsync(CancellationToken cancellationToken) => _settled.Task.WaitAsync(cancellationToken);

    internal void Take(AnswerKind answer)
    {
        Answer = answer;
        _answered.TrySetResult();
        if (answer is not (AnswerKind.DeferredMessage or AnswerKind.DeferredUpdate))
            Settle();
    }

    internal void Settle() => _settled.TrySetResult();

    /// <summary>What the messages that answer it say of it.</summary>
    internal JsonObject Metadata()
    {
        var json = new JsonObject
        {
            ["id"] = Id.ToString(),
            ["type"] = (int)Kind,
            ["user"] = User.ToJson(),
            ["authorizing_integration_owners"] = Channel.Guild is { } guild
                ? new JsonObject { ["0"] = guild.Id.ToString() }
                : new JsonObject { ["0"] = "0" },
        };
        if (Kind is InteractionKind.Component)
            json["interacted_message_id"] = Source!.Id.ToString();
        if (TargetMessage is not null)
            json["target_message_id"] = TargetMessage.Id.ToString();
        if (OpenedBy is not null)
            json["triggering_interaction_metadata"] = OpenedBy.Metadata();
        return json;
    }
}
