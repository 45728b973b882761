using Belong.FakeDiscord.Interactions;
using Belong.FakeDiscord.Limits;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Rest;

/// <summary>What comes after the first answer: edits of it, follow-ups, and their edits.</summary>
internal sealed class WebhookRoutes(FakeInteractionDesk desk)
{
    private const string Root = "/webhooks/{webhook_id}/{webhook_token}";
    private const string Original = $"{Root}/messages/@original";
    private const string FollowUp = $"{Root}/messages/{{message_id}}";

    public IEnumerable<RestRoute> All =>
        [
            Route("POST", Root, Follow),
            Route("GET", Original, call => RestAnswer.Ok(OriginalOf(Find(call)).ToJson())),
            Route("PATCH", Original, EditOriginal),
            Route("DELETE", Original, DeleteOriginal),
            Route("GET", FollowUp, call => RestAnswer.Ok(MessageOf(call, Find(call)).ToJson())),
            Route("PATCH", FollowUp, EditFollowUp),
            Route("DELETE", FollowUp, DeleteFollowUp),
        ];

    private static RestRoute Route(string method, string template, Func<RestCall, RestAnswer> answer) =>
        new(method, template, answer)
        {
            IsOpen = true,
            OutsideGlobalLimit = true,
            Limit = BucketLimit.Webhook,
        };

    private Interaction Find(RestCall call) => desk.ForFollowUp(call.Id("webhook_id"), call.Value("webhook_token"));

    private RestAnswer Follow(RestCall call)
    {
        var interaction = Find(call);
        var form = MessageForm.Read(call.Body, call.Files);
        if (form.IsEmpty)
            throw new RestFailure(RestError.EmptyMessage);

        // The first follow-up after a deferred message is its edit.
        if (interaction.Original is { } original && original.Flags.HasFlag(MessageFlags.Loading))
            return Edited(call, interaction, original, form);

        var ephemeral = form.Flags?.HasFlag(MessageFlags.Ephemeral) == true;
        var message = call.World.Board.Post(desk.Draft(interaction, form, ephemeral));
        interaction.FollowUps = [.. interaction.FollowUps, message];
        interaction.Settle();
        return RestAnswer.Ok(message.ToJson());
    }

    private RestAnswer EditOriginal(RestCall call)
    {
        var interaction = Find(call);
        var original = OriginalOf(interaction);
        return Edited(call, interaction, original, MessageForm.Read(call.Body, call.Files, before: original.Flags));
    }

    private RestAnswer EditFollowUp(RestCall call)
    {
        var interaction = Find(call);
        var message = MessageOf(call, interaction);
        return Edited(call, interaction, message, MessageForm.Read(call.Body, call.Files, before: message.Flags));
    }

    private static RestAnswer Edited(RestCall call, Interaction interaction, Message message, MessageForm form)
    {
        var wasLoading = message.Flags.HasFlag(MessageFlags.Loading);
        if (wasLoading && form.IsEmpty)
            throw new RestFailure(RestError.EmptyMessage);
        call.World.Board.Edit(message, form.Apply, isFirst: wasLoading);
        interaction.Settle();
        return RestAnswer.Ok(message.ToJson());
    }

    private RestAnswer DeleteOriginal(RestCall call)
    {
        var interaction = Find(call);
        call.World.Board.Delete(OriginalOf(interaction), call.Bot, reason: null);
        interaction.Original = null;
        interaction.Settle();
        return RestAnswer.NoContent;
    }

    private RestAnswer DeleteFollowUp(RestCall call)
    {
        var interaction = Find(call);
        var message = MessageOf(call, interaction);
        call.World.Board.Delete(message, call.Bot, reason: null);
        interaction.FollowUps = [.. interaction.FollowUps.Where(one => one != message)];
        return RestAnswer.NoContent;
    }

    private static Message OriginalOf(Interaction interaction) =>
        interaction.Original is { } message && message.Channel.Log.Find(message.Id) is not null
            ? message
            : throw new RestFailure(RestError.UnknownMessage);

    private static Message MessageOf(RestCall call, Interaction interaction) =>
        interaction
            .FollowUps.Append(interaction.Original)
            .FirstOrDefault(message => message?.Id == call.Id("message_id"))
        ?? throw new RestFailure(RestError.UnknownMessage);
}
